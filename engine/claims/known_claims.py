"""Forty claims with their passages, true and false, that a model is tested with as a checker.

The order is mixed by hand. None is about a real person; none stands in a test of the rules.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence about a candidate, and the passages of theirs that it cites."""

    text: str
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A claim of which is known whether its passages carry it."""

    claim: Claim
    is_true: bool


def _known(text: str) -> tuple[KnownClaim, ...]:
    """The claims of a text: "yes: claim", then its passage on a line of its own."""
    entries = (entry.split("\n") for entry in text.strip().split("\n\n"))
    rows = ((*head.split(": ", 1), passage) for head, passage in entries)
    return tuple(KnownClaim(Claim(claim, (told,)), said == "yes") for said, claim, told in rows)


CALIBRATION = _known("""
yes: The candidate repaired two of the five pumps.
Five pumps were down and I repaired two of them before noon.

no: The candidate repaired all five pumps.
Five pumps were down and I repaired two of them before noon.

no: Nadia wrote the safety plan.
Nadia asked for a safety plan, so I wrote one in a week.

yes: The candidate wrote a safety plan because Nadia asked for one.
Nadia asked for a safety plan, so I wrote one in a week.

yes: Nobody in the office had tested the backup.
The backup existed, but nobody in the office had ever tested it.

no: The office had tested the backup.
The backup existed, but nobody in the office had ever tested it.

yes: The queue shrank from 300 tickets to 40.
Within a month the queue went down from 300 tickets to 40.

no: The queue grew from 40 tickets to 300.
Within a month the queue went down from 300 tickets to 40.

no: The candidate sold the old delivery van.
I wanted to sell the old delivery van, but the owner said no.

yes: The owner did not want to sell the old delivery van.
I wanted to sell the old delivery van, but the owner said no.

yes: The candidate first suspected the cable.
My first idea was the cable. It turned out that the port was dead.

no: The cable was the fault.
My first idea was the cable. It turned out that the port was dead.

no: The choir rehearsed three times a week.
We rehearsed once a week, and three times in the last week only.

yes: In the last week the choir rehearsed three times.
We rehearsed once a week, and three times in the last week only.

no: The nurses trained the candidate.
I trained the nurses on the new infusion pumps in two afternoons.

yes: The candidate trained the nurses on new pumps.
I trained the nurses on the new infusion pumps in two afternoons.

yes: The landlord lowered the rent after the candidate wrote to him.
After I wrote to him the landlord lowered the rent.

no: The landlord lowered the rent before the candidate wrote to him.
After I wrote to him the landlord lowered the rent.

no: The harvest was lost because of the frost.
There was a frost in May. The harvest was lost to beetles in July.

yes: Beetles destroyed the harvest in July.
There was a frost in May. The harvest was lost to beetles in July.

yes: The team missed the deadline by four days.
We handed the film in four days after the deadline.

no: The team handed the film in early.
We handed the film in four days after the deadline.

yes: The candidate let Omar lead the meeting.
I asked Omar to lead the meeting and only took notes.

no: The candidate led the meeting.
I asked Omar to lead the meeting and only took notes.

no: About half the parents agreed.
Every parent agreed, which surprised our headmistress.

yes: All the parents agreed.
Every parent agreed, which surprised our headmistress.

no: The new oven used more gas than the old one.
The new oven needs a third less gas than the old one did.

yes: The new oven needs less gas.
The new oven needs a third less gas than the old one did.

no: The candidate is a born negotiator.
I talked to both suppliers and one of them cut the price by 5 percent.

yes: One supplier reduced the price by five percent.
I talked to both suppliers and one of them cut the price by 5 percent.

no: The candidate would train the drivers again.
If I did it again I would not train the drivers myself.

yes: The candidate would rather not train the drivers in person next time.
If I did it again I would not train the drivers myself.

yes: The library stayed open on Sundays during the trial.
For the six weeks of the trial we kept the library open on Sundays.

no: The library has been open on Sundays ever since.
For the six weeks of the trial we kept the library open on Sundays.

no: Seventeen chairs were broken.
We counted seventy chairs, and seven were broken.

yes: Seven of seventy chairs were broken.
We counted seventy chairs, and seven were broken.

yes: Ravi doubted the plan at first.
Ravi did not believe in the plan until he saw the first results.

no: Ravi never believed in the plan.
Ravi did not believe in the plan until he saw the first results.

no: The candidate apologised to the customer.
The customer apologised to me once the parcel had turned up.

yes: The customer said sorry to the candidate.
The customer apologised to me once the parcel had turned up.
""")
"""Twenty true and twenty false claims."""
