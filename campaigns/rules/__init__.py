"""Pure rules: days, deadlines and lineage; plain values in, plain values out."""
