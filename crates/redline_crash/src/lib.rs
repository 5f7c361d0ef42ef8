//! Any output of a dying Go program to incidents.
