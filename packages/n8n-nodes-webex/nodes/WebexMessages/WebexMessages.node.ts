import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { describe } from '../../src/engine/describe.ts';
import { run } from '../../src/engine/run.ts';
import { mapCardInputs } from '../../src/locators/card-inputs.ts';
import { searchPeople } from '../../src/locators/person.ts';
import { searchRooms } from '../../src/locators/room.ts';
import { searchTeams } from '../../src/locators/team.ts';
import { builderHint } from '../../src/n8n/builder-hint.ts';
import { restConnection } from '../../src/n8n/client.ts';
import { takeAnswer } from '../../src/wait/answer/receive.ts';
import { answerWebhooks } from '../../src/wait/webhooks.ts';
import { authentication, credentials } from '../fields/authentication.ts';
import { botHint } from '../fields/hints.ts';
import { questionFields } from './questionFields.ts';
import { resources } from './resources.ts';

export class WebexMessages implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Webex',
		name: 'webexMessages',
		icon: { light: 'file:../../icons/messages.svg', dark: 'file:../../icons/messages.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Send, search and retrieve messages, cards and approvals in rooms (spaces) and with people',
		defaults: { name: 'Webex' },
		usableAsTool: true,
		builderHint: builderHint(
			'Sends, reads and searches Webex messages and cards, and asks people for approval. Prefer it over HTTP Request. For new messages on a schedule, use the operation getNew after a Schedule Trigger.',
			{
				nodeType: 'n8n-nodes-webex.webexMessagesTrigger',
				relationHint: 'Starts the workflow when somebody writes or answers a card',
			},
			{
				nodeType: 'n8n-nodes-webex.webexRooms',
				relationHint: 'Finds and creates the rooms (spaces) to write to',
			},
		),
		hints: [botHint],
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		webhooks: answerWebhooks,
		waitingNodeTooltip:
			'={{ $parameter["operation"] === "sendAndWait" ? "Waiting for an answer in Webex" : "" }}',
		properties: [authentication, ...describe(resources)],
	};

	methods = {
		listSearch: { searchPeople, searchRooms, searchTeams },
		resourceMapping: { mapCardInputs },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resources, restConnection);
	}

	/** Where an answer to Send and Wait for Response arrives. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await takeAnswer(this, questionFields);
	}
}
