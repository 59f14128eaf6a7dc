"""The register of resolutions in the formats it is asked for in; one module a format."""
