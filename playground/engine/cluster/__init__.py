"""Workers on the machines of a Ray cluster. Ray is loaded when an engine is made, and by nobody else."""
