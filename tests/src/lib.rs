//! Drives the whole: journeys, conformance, judged exports, architecture
