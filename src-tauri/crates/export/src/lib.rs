//! Blueprint to files. Pure
