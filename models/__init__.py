"""Everything that is true, computable or storable without a screen; never imports Qt or ui."""
