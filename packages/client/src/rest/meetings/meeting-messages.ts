import { del } from '../engine/operation.ts';

/** The chat of a meeting on the Webex Suite platform. @see https://developer.webex.com/docs/api/v1/meeting-messages */
export const meetingMessages = {
	/** The ID is in `data` of an event of `events.list` with `meetingMessages`: the event has another ID itself. */
	delete: del('/meeting/messages/{meetingMessageId}', {
		scope: 'spark-compliance:meetings_write',
	}).none<{ meetingMessageId: string }>(),
};
