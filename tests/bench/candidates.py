"""Written interviews of invented candidates: questions, and answers of several kinds.

Three topics; for each the answers of somebody strong, average, weak, and one in
second-language English. All persons and firms are invented.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """One candidate's answers on one topic."""

    topic: str
    kind: str
    questions: tuple[str, ...]
    answers: tuple[str, ...]


_BILLING = (
    "What led you to move billing to events, and what was your part in it?",
    "How did you find out that invoices were counted twice?",
    "How did you bring colleagues along who were against the change?",
)
_WARD = (
    "Tell me about a time when your ward ran short of something important. What did you do?",
    "How did you decide what to change first?",
    "What would you do differently next time, and why?",
)
_SHOP = (
    "How did you handle the most difficult customer you can remember?",
    "What led you to change how the shop orders stock?",
    "How do you train somebody who is new?",
)

WRITTEN = (
    Written(
        "billing",
        "strong",
        _BILLING,
        (
            "I moved our billing service from a nightly batch to events because invoices were "
            "late by up to 26 hours. Two customers had already threatened to leave. I wrote the "
            "first consumer myself and ran it beside the batch for three weeks, so that we could "
            "compare both ledgers line by line. In the end 41 of 120,000 lines differed, and all "
            "of them came from retries.",
            "The nightly comparison showed it. When a broker restarted, messages came again and "
            "the consumer booked them a second time. I replayed one day of traffic in staging and"
            " saw the same 41 lines. So I added a unique constraint on the event id, which cost "
            "us four percent of write throughput, and the double bookings stopped.",
            "Priya from finance did not trust the new ledger. I sat with her for two afternoons "
            "and we went through the ten largest invoices by hand. She found one rounding "
            "mistake, which I fixed the same day. After that she asked us to switch off the batch"
            " a week earlier than planned.",
        ),
    ),
    Written(
        "billing",
        "average",
        _BILLING,
        (
            "Our billing ran at night and the invoices came late, so the team decided to use "
            "events. I worked on the consumer and on some of the tests. It took a few months and "
            "after that the invoices were on time.",
            "We saw it in a report, I think. The messages sometimes came twice after a restart. "
            "We made the consumer ignore the second one and it probably solved most of it.",
            "Some people were not convinced at first. We had a few meetings and showed them how "
            "it works. It usually helps when people can try it.",
        ),
    ),
    Written(
        "billing",
        "weak",
        _BILLING,
        (
            "Events are generally better than batches, and a modern architecture is important. I "
            "think everyone should use them. It makes things flexible and scalable and so on.",
            "There were probably some problems with the data. Things like that happen. Maybe it "
            "was a bug somewhere, and someone would usually look into it.",
            "Communication is really important. You have to be open with people and listen. Good "
            "teamwork makes everything better.",
        ),
    ),
    Written(
        "ward",
        "strong",
        _WARD,
        (
            "In January our ward ran out of infusion sets twice in one week. I counted what we "
            "used over ten shifts and found that the order sheet still had the numbers from "
            "before we got six more beds. I called the store, borrowed 40 sets from the surgical "
            "ward, and corrected the sheet the same evening. Since then we have not run out once.",
            "I started with the order sheet because it caused the shortage every week, while the "
            "messy cupboard only cost us time. The head nurse wanted to start with the cupboard. "
            "I showed her the counts of ten shifts and she agreed. The cupboard followed in "
            "March, after the flu season.",
            "I would tell the night shift earlier. They found the new sheet on the desk and two "
            "of them filled in the old one for a week, so our counts were wrong. Next time I will"
            " explain it at three handovers before it starts.",
        ),
    ),
    Written(
        "ward",
        "second language",
        _WARD,
        (
            "I was working as team lead in hospital of Pune. We had problem that medicine stock "
            "always finish on weekend. I make one sheet and every nurse write there what she "
            "take. Then I talk with supplier and he agree to come two times in week. After one "
            "month no medicine was missing.",
            "First I look which medicine is finish most. It was paracetamol and two antibiotic, "
            "because doctors give them every day. So I decide to order these three first, and the"
            " other after two week.",
            "I will ask the night nurse before I make the sheet. They was angry because nobody "
            "ask them. One of them, Sunita, help me later and she know better what is need in "
            "night.",
        ),
    ),
    Written(
        "ward",
        "weak",
        _WARD,
        (
            "We were often short of things, it is like that everywhere. I guess somebody ordered "
            "more at some point. In general you have to stay calm and be flexible.",
            "I would probably look at what is most important. It depends on the situation, I "
            "suppose. Priorities are very important in this job.",
            "Maybe I would communicate more. I am not sure. There is always something that could "
            "be better somehow.",
        ),
    ),
    Written(
        "shop",
        "strong",
        _SHOP,
        (
            "A man came back with a coffee machine that leaked on his new kitchen floor. He "
            "shouted for ten minutes. I gave him a chair and a coffee, wrote down what had "
            "happened, and called the maker while he listened. They paid 380 euros for the floor,"
            " and he has bought two grinders from us since.",
            "Every Friday we ran out of oat milk while 30 litres of soy milk expired each month. "
            "I wrote down the sales of six weeks and saw that nobody had changed the order since "
            "2019. I halved the soy milk and doubled the oat milk. We threw away 25 litres less "
            "in the first month.",
            "On the first day I let them stand beside me at the till and only watch. On the "
            "second day we swap, and I stop them only when money is wrong. After a week I ask "
            "what confused them most; for example, Tom did not understand our refund slips, so I "
            "redrew the form with him.",
        ),
    ),
    Written(
        "shop",
        "average",
        _SHOP,
        (
            "A customer was angry about a broken machine. I listened to him and talked with the "
            "maker. In the end he got some money back and he still comes to us.",
            "We often had too much of one thing and too little of another. I looked at the sales "
            "and changed the order a bit. It is better now.",
            "I usually show them the till first and let them try. If they have questions I answer"
            " them. Most people learn it in about a week.",
        ),
    ),
    Written(
        "shop",
        "weak",
        _SHOP,
        (
            "You always have to be friendly, even if the customer is wrong. I try to see things "
            "positively. That usually helps somehow.",
            "Ordering is important in a shop. I think it could be better organised in general, "
            "but it is hard to say.",
            "I would be patient and explain everything. People are different, so it depends. A "
            "good atmosphere matters a lot.",
        ),
    ),
)
