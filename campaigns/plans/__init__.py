"""Acts on plans and the questions asked of them."""
