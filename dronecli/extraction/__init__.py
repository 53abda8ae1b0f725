"""Text → claims, in stages that can each be called and tested alone.

scan (tokens with marks) → windows → numerals → places → sources → counts → assemble (claims of a document).
"""
