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
import {
	searchHosts,
	searchMeetings,
	searchSessionTypes,
	searchSites,
	searchTemplates,
	searchZones,
} from '../../src/locators/meeting.ts';
import { searchRecordings } from '../../src/locators/recording.ts';
import { searchRooms } from '../../src/locators/room.ts';
import { builderHint } from '../../src/n8n/builder-hint.ts';
import { restConnection } from '../../src/n8n/client.ts';
import { takeCall } from '../../src/wait/records/take-call.ts';
import { answerWebhooks } from '../../src/wait/webhooks.ts';
import { authentication, credentials } from '../fields/authentication.ts';
import { secretsHint, sensitive } from '../fields/hints.ts';
import { resources } from './resources.ts';
import { waits } from './waits.ts';

export class WebexMeetings implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Webex Meetings',
		name: 'webexMeetings',
		icon: { light: 'file:../../icons/meetings.svg', dark: 'file:../../icons/meetings.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Schedule Webex meetings and webinars, invite people, and read attendance, recordings and transcripts',
		defaults: { name: 'Webex Meetings' },
		usableAsTool: true,
		builderHint: builderHint(
			'Schedules Webex meetings and webinars, and reads attendance, recordings, transcripts and summaries over the REST API. The operation createOrUpdate can run again without a second meeting.',
			{
				nodeType: 'n8n-nodes-webex.webexMeetingsTrigger',
				relationHint: 'Starts the workflow when a meeting begins or ends',
			},
		),
		hints: [secretsHint],
		sensitiveOutputFields: sensitive.meetings,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		webhooks: answerWebhooks,
		waitingNodeTooltip:
			'={{ $parameter["operation"] === "wait" ? "Waiting until it appears in Webex" : "" }}',
		properties: [authentication, ...describe(resources)],
	};

	methods = {
		listSearch: {
			searchHosts,
			searchMeetings,
			searchRecordings,
			searchRooms,
			searchSessionTypes,
			searchSites,
			searchTemplates,
			searchTimeZones: searchZones,
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resources, restConnection);
	}

	/** Where it is told that something may have appeared for which an execution waits. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await takeCall(this, waits);
	}
}
