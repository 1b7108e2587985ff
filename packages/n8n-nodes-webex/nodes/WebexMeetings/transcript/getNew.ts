import { operation } from '../../../src/engine/operation.ts';
import { newTranscripts } from '../../../src/retrieval/meeting-news.ts';
import { newInMeetings } from '../../../src/retrieval/new-in-meetings.ts';
import { newFields, newOptions } from '../newFields.ts';

export const getNew = operation({
	name: 'Get New Since Last Run',
	action: 'Get new transcripts since last run',
	description:
		'Get every transcript that is new since the last run of the active workflow, once, however late it appears',
	notice:
		'Put this after a Schedule Trigger. A run by hand shows a sample and changes nothing; the active workflow goes on where its last run ended. Those of the organization are for compliance officers.',
	fields: [...newFields, newOptions],
	simplify: newTranscripts.simplify,
	once: async (webex, [first], memory) => await newInMeetings(webex, first, memory, newTranscripts),
});
