import { operation } from '../../../src/engine/operation.ts';
import { chosenTranscripts, textOf, turnsOf, vttOf } from '../../../src/meetings/transcripts.ts';
import { host } from '../fields.ts';
import { endedMeeting, outputField } from '../records.ts';

export const getContent = operation({
	name: 'Get Content',
	action: 'Get the content of a transcript',
	description: 'Get the words of a meeting: as text, as speaker turns, or as a VTT file',
	fields: [
		{
			displayName: 'Select By',
			name: 'of',
			type: 'options',
			default: 'meeting',
			options: [
				{ name: 'Meeting', value: 'meeting', description: 'All transcripts that it has' },
				{ name: 'Transcript ID', value: 'transcript', description: 'One transcript' },
			],
		},
		{ ...endedMeeting, displayOptions: { show: { of: ['meeting'] } } },
		{
			displayName: 'Transcript ID',
			name: 'transcriptId',
			type: 'string',
			default: '',
			required: true,
			description: 'The ID that "Get Many" returns',
			displayOptions: { show: { of: ['transcript'] } },
		},
		{
			displayName: 'Format',
			name: 'form',
			type: 'options',
			default: 'text',
			options: [
				{
					name: 'Speaker Turns',
					value: 'turns',
					description: 'An item for each, with name, email address and times',
				},
				{ name: 'Text', value: 'text' },
				{ name: 'VTT File', value: 'vtt', description: 'Subtitles, as binary data' },
			],
		},
		{ ...outputField, displayOptions: { show: { form: ['vtt'] } } },
		host,
	],
	run: async (webex, { form, field = 'data', ...wanted }, item) => {
		const { hostEmail } = wanted;
		const transcripts = await chosenTranscripts(webex, wanted, item.zone);
		const forms = {
			text: textOf,
			turns: turnsOf,
			vtt: (...[client, transcript]: Parameters<typeof textOf>) =>
				vttOf(client, transcript, { hostEmail, field }, item),
		};
		const outputs: object[] = [];
		for (const transcript of transcripts) {
			outputs.push(...[await forms[form](webex, transcript, hostEmail)].flat());
		}
		return outputs;
	},
});
