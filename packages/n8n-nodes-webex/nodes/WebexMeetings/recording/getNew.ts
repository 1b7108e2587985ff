import { operation } from '../../../src/engine/operation.ts';
import { newRecordings } from '../../../src/retrieval/meeting-news.ts';
import { newInMeetings } from '../../../src/retrieval/new-in-meetings.ts';
import { includeSecrets } from '../fields.ts';
import { newFields, newOptions } from '../newFields.ts';

export const getNew = operation({
	name: 'Get New Since Last Run',
	action: 'Get new recordings since last run',
	description:
		'Get every recording that is new since the last run of the active workflow, once, however late it appears',
	notice:
		'Put this after a Schedule Trigger. A run by hand shows a sample and changes nothing; the active workflow goes on where its last run ended.',
	fields: [...newFields, includeSecrets, newOptions],
	hidesSecrets: true,
	simplify: newRecordings.simplify,
	once: async (webex, [first], memory) => await newInMeetings(webex, first, memory, newRecordings),
});
