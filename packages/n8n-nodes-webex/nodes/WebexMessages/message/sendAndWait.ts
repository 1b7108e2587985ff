import { operation } from '../../../src/engine/operation.ts';
import { destinationOf } from '../../../src/messages/destination.ts';
import { ask } from '../../../src/wait/ask.ts';
import { limitOf } from '../../../src/wait/limit.ts';
import { questionOf } from '../../../src/wait/question.ts';
import { eachWholePerson, named, peopleInto } from '../../fields/people.ts';
import { sendTo, toPerson, toRoom } from '../destinationFields.ts';
import { asked, options } from '../questionFields.ts';

export const sendAndWait = operation({
	name: 'Send and Wait for Response',
	action: 'Send a message and wait for the response',
	description:
		'Ask people for an approval, a text or a form by a card in Webex, and continue with their answer',
	fields: [
		sendTo,
		toRoom,
		toPerson,
		...asked,
		{
			displayName: 'Answer By',
			name: 'answerBy',
			type: 'options',
			default: 'card',
			options: [
				{
					name: 'Card in Webex',
					value: 'card',
					description: 'Webex has to reach this n8n over the internet',
				},
				{
					name: 'Link to a Page',
					value: 'link',
					description:
						'For people who can open this n8n in a browser; it is not known who answered',
				},
			],
		},
		{
			displayName: 'Allowed Approvers',
			name: 'approvers',
			type: 'string',
			...named,
			default: '',
			placeholder: 'e.g. name@email.com',
			description:
				'Email addresses, whole names or IDs of the people whose answer counts, separated by commas; everybody in the room if empty. A name with a comma goes into "Chosen Approvers", or comes from an expression that returns a list.',
			displayOptions: { show: { answerBy: ['card'] } },
		},
		{
			...peopleInto('approvers', 'also', eachWholePerson),
			displayName: 'Chosen Approvers',
			name: 'chosenApprovers',
			displayOptions: { show: { answerBy: ['card'] } },
		},
		options,
	],
	ask: async (webex, { roomId, person, answerBy, approvers, ...values }, context) => {
		return await ask(webex, context, {
			destination: roomId ? { roomId } : destinationOf(person ?? ''),
			parentId: values.options.parentId,
			question: questionOf(values, context),
			by: answerBy,
			approvers,
			until: limitOf(values.options.limitWaitTime?.[0]),
		});
	},
});
