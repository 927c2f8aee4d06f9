# Two commands on a computer that has Python: `make run` and `make test`. The others serve those who build Beside.
.PHONY: run test check demo bench lock

run:
	@sh tools/prepare.sh run
	@exec .venv/bin/beside serve

test:
	@sh tools/prepare.sh dev
	@exec sh tools/test.sh

check:
	@sh tools/prepare.sh dev
	@exec sh tools/check.sh

# An invented family in .demo/, with a spare key of its own beside it. FAMILY=twins is another one, in .demo-twins/.
family := $(or $(FAMILY),mika)
demo := $(CURDIR)/.demo$(if $(filter-out mika,$(family)),-$(family))
demo: export BESIDE_HOME := $(or $(BESIDE_HOME),$(demo))
demo: export BESIDE_SPARE := $(or $(BESIDE_SPARE),$(demo)-spare)
demo:
	@sh tools/prepare.sh run
	@.venv/bin/beside demo $(family)
	@exec .venv/bin/beside serve

bench:
	@sh tools/prepare.sh dev
	@exec .venv/bin/python -m bench.run

lock:
	@sh tools/prepare.sh dev
	@exec .venv/bin/python tools/lock.py
