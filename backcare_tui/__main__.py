"""``python -m backcare_tui``."""

from backcare_tui.cli import main

if __name__ == "__main__":
    main()
