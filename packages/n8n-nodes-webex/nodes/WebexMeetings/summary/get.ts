import { WebexInputError } from '@webex-nodes/http';
import { operation } from '../../../src/engine/operation.ts';
import { heldIdOf } from '../../../src/meetings/held.ts';
import { simplifySummary } from '../../../src/meetings/records-shape.ts';
import { host, optionsOf, simplify } from '../fields.ts';
import { endedMeeting } from '../records.ts';

export const get = operation({
	name: 'Get',
	action: 'Get the summary of a meeting',
	description: 'Get notes and action items that the AI Assistant made, as plain text and as HTML',
	fields: [
		endedMeeting,
		{ ...host, description: 'Whose meetings are searched; the account of the credential if empty' },
		simplify,
		optionsOf([
			{
				displayName: 'As Compliance Officer',
				name: 'asOfficer',
				type: 'boolean',
				default: true,
				description:
					'Whether to read it of any meeting of the organization, also a deleted one; needs the scope spark-compliance:meetings_read',
			},
		]),
	],
	simplify: simplifySummary,
	run: async (webex, { meetingKey, hostEmail, options: { asOfficer } }) => {
		const meetingId = await heldIdOf(webex, meetingKey, { hostEmail });
		const list = asOfficer ? 'adminList' : 'list';
		const summaries = await webex.meetingSummaries[list]({ meetingId });
		if (summaries.length > 0) return summaries;
		throw new WebexInputError(
			'Meeting',
			'has no summary: it appears some minutes after the end, and only when the AI Assistant was on',
		);
	},
});
