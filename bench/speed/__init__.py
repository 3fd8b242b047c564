"""How fast the service is, in ratios: against its peers, an endpoint that only echoes, itself in process, its length.

Machines differ and are noisy. Whatever is compared is measured side by side in alternating rounds of one run, and the
median of the rounds' ratios is what counts.
"""
