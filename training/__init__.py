"""How the weights of `communique.language` are made: prepare, train, evaluate, export, by one command.

python -m training.run
"""
