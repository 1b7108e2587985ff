import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { describe } from '../../src/engine/describe.ts';
import { run } from '../../src/engine/run.ts';
import { searchPeople } from '../../src/locators/person.ts';
import { searchWebhooks } from '../../src/locators/webhook.ts';
import { builderHint } from '../../src/n8n/builder-hint.ts';
import { restConnection } from '../../src/n8n/client.ts';
import { authentication, credentials } from '../fields/authentication.ts';
import { secretsHint, sensitive } from '../fields/hints.ts';
import { resources } from './resources.ts';

export class Webex implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Webex People, Events and API',
		name: 'webex',
		icon: {
			light: 'file:../../icons/people-events-api.svg',
			dark: 'file:../../icons/people-events-api.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Find people, manage webhooks, read events, and call any endpoint of Webex',
		defaults: { name: 'Webex People, Events and API' },
		usableAsTool: true,
		builderHint: builderHint(
			'Finds people, manages webhooks, reads compliance events of Webex, and calls endpoints of Webex that no other node has.',
			{ nodeType: 'n8n-nodes-webex.webexMessages', relationHint: 'Sends and reads messages' },
		),
		hints: [secretsHint],
		sensitiveOutputFields: sensitive.rest,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authentication, ...describe(resources)],
	};

	methods = { listSearch: { searchPeople, searchWebhooks } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resources, restConnection);
	}
}
