# Everything is done by scripts/setup.py, which also works without make.
PYTHON := $(firstword $(foreach name,python3 python3.13 python3.12 python3.11 python,$(shell command -v $(name))))

.PHONY: run test check format bench wheel install constraints
run test check format bench wheel install constraints:
	@$(if $(PYTHON),"$(PYTHON)" scripts/setup.py $@,echo "ConvNet Playground needs Python 3.11, 3.12 or 3.13, and no Python was found." >&2; exit 1)
