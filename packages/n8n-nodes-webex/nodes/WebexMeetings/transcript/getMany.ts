import { operation } from '../../../src/engine/operation.ts';
import { simplifyTranscript } from '../../../src/meetings/records-shape.ts';
import { listTranscripts } from '../../../src/meetings/transcripts.ts';
import { filtersOf, limit, returnAll, simplify, site } from '../fields.ts';
import { from, to, whose } from '../records.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many transcripts',
	description:
		'List the transcripts of a period of any length, the newest first. Those of one meeting come with "Get Content".',
	fields: [whose, from, to, returnAll, limit, simplify, filtersOf([site])],
	simplify: simplifyTranscript,
	run: (webex, values, { zone }) => listTranscripts(webex, values, zone),
});
