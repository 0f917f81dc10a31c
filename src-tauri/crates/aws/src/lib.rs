//! The only code that names aws_*: accounts, clients, typed calls, error codes, pacing
