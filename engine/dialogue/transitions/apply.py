"""How an event changes an interview that is not deleted: the table first, then its handler."""

from engine.dialogue import events as ev
from engine.dialogue.erasure import delete_content
from engine.dialogue.models import Interview
from engine.dialogue.transitions.candidate_actions import apply_candidate_event
from engine.dialogue.transitions.deliveries import DeliveryEvent, apply_delivery_event
from engine.dialogue.transitions.finish import finish
from engine.dialogue.transitions.legality import status_after
from engine.dialogue.transitions.model_results import (
    ModelEvent,
    add_calls,
    apply_model_event,
    grant_model_slot,
)


def apply_before_deletion(interview: Interview, event: ev.Event) -> Interview:
    """The interview after the event; the same one where the table says that it does not count."""
    if isinstance(event, ModelEvent) and event.turn != interview.turn:
        return add_calls(interview, event)
    after = status_after(interview, event)
    if after is None:
        return interview
    match event:
        case ev.Invited() | ev.Unsaid() | ev.Forgotten():
            return interview
        case ev.Expired(at=at):
            return finish(interview, after, at)
        case ev.Erased():
            return delete_content(interview, event, after)
        case ev.Recalled():
            return grant_model_slot(interview, event)
    if isinstance(event, DeliveryEvent):
        return apply_delivery_event(interview, event, after)
    if isinstance(event, ModelEvent):
        return apply_model_event(interview, event, after)
    return apply_candidate_event(interview, event, after)
