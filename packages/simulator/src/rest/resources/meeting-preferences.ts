import type { rest } from '@webex-nodes/client';
import { z } from 'zod';
import { Failure } from '../../failure.ts';
import { meetingsSiteName } from '../../xml/site.ts';
import type { Endpoints } from '../endpoint.ts';

export const meetingPreferences: Endpoints<typeof rest.meetingPreferences> = {
	sites: {
		input: z.strictObject({}),
		handle: (_, { caller }) => {
			// A bot has no meetings.
			if (caller.type === 'bot') throw new Failure(404, 'The user does not exist.');
			return { sites: [{ siteUrl: `${meetingsSiteName}.webex.com`, default: true }] };
		},
	},
};
