//! Every sentence, in English and in Japanese
