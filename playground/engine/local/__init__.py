"""Workers as processes on this machine: started, watched, limited, buried."""
