//! Setups, targets, settings and journals on disk; secrets in the system keychain
