"""verl's main_ppo with our reward manager registered; arguments are verl's own."""
import emotionthinker_verl  # noqa: F401 (registers)

from verl.trainer.main_ppo import main

if __name__ == "__main__":
    main()
