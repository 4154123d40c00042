"""Reading aloud: what a page shows, in words, said by a program of the computer that was tried before it is offered."""
