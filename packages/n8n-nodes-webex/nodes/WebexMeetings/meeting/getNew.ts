import { operation } from '../../../src/engine/operation.ts';
import { endedMeetings } from '../../../src/retrieval/meeting-news.ts';
import { newInMeetings } from '../../../src/retrieval/new-in-meetings.ts';
import { includeSecrets } from '../fields.ts';
import { newFields, newOptions, withParticipants } from '../newFields.ts';

export const getNew = operation({
	name: 'Get New Since Last Run',
	action: 'Get meetings that ended since last run',
	description:
		'Get every meeting that has ended since the last run of the active workflow, once. Webex shows one about 15 minutes after its end.',
	notice:
		'Put this after a Schedule Trigger. A run by hand shows a sample and changes nothing; the active workflow goes on where its last run ended.',
	fields: [...newFields, withParticipants, includeSecrets, newOptions],
	hidesSecrets: true,
	simplify: endedMeetings.simplify,
	once: async (webex, [first], memory) => await newInMeetings(webex, first, memory, endedMeetings),
});
