"""Reading plan files: TOML in, a frozen plan out, or everything that is wrong with the file."""
