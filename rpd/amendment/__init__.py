"""An amendment as operations: made, saved, carried out, taken back, merged, told by its acts."""
