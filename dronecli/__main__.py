"""`python -m dronecli`."""

from dronecli.cli import main

if __name__ == "__main__":
    main()
