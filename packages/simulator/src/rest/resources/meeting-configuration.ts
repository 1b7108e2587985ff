import type { rest } from '@webex-nodes/client';
import {
	CreateSiteTrackingCode,
	DeleteSiteTrackingCode,
	GetSiteConfiguration,
	GetSiteTrackingCode,
	GetUserConfiguration,
	UpdateMeetingCommonSettings,
	UpdateSiteTrackingCode,
	UpdateUserSessionTypes,
	UpdateUserTrackingCodes,
} from '@webex-nodes/client/schemas';
import { sessionTypes } from '../../world/meetings/session-types.ts';
import { siteUrl as ownSite } from '../../world/meetings/site.ts';
import type { Call, Endpoints } from '../endpoint.ts';
import { updateCommonSettings } from '../sites/common-settings.ts';
import { siteType, updateUserTypes, userTypes } from '../sites/session-types.ts';
import { codeOf, existingCode, updateUserCodes, userCodes } from '../sites/tracking-codes.ts';
import { checkSite, namedUser, requireSiteAdmin } from '../sites/users.ts';

/** For administrators of the site only. */
const reading =
	<Input extends { readonly siteUrl?: string | undefined }, Output>(
		handle: (input: Input, call: Call) => Output,
	) =>
	(input: Input, call: Call): Output => {
		requireSiteAdmin(call, 'meeting:admin_config_read');
		checkSite(input.siteUrl);
		return handle(input, call);
	};

const writing =
	<Input, Output>(handle: (input: Input, call: Call) => Output) =>
	(input: Input, call: Call): Output => {
		requireSiteAdmin(call, 'meeting:admin_config_write');
		return handle(input, call);
	};

const pageSize = () => ({ usual: 1000, largest: 1000 });

export const meetingConfiguration: Endpoints<typeof rest.meetingConfiguration> = {
	commonSettings: {
		input: GetSiteConfiguration,
		handle: reading((_, { world }) => world.meetings.site.settings),
	},
	createTrackingCode: {
		input: CreateSiteTrackingCode,
		handle: writing((draft, { world }) => world.meetings.site.addCode(codeOf(draft))),
	},
	deleteTrackingCode: {
		input: DeleteSiteTrackingCode,
		handle: writing(({ trackingCodeId, siteUrl }, call) => {
			checkSite(siteUrl);
			call.world.meetings.site.trackingCodes.delete(existingCode(trackingCodeId, call).id);
			return undefined;
		}),
	},
	sessionTypes: {
		input: GetSiteConfiguration,
		pageSize,
		handle: reading(() => sessionTypes.map((type) => ({ ...siteType(type), siteUrl: ownSite }))),
	},
	trackingCode: {
		input: GetSiteTrackingCode,
		handle: reading(({ trackingCodeId }, call) => existingCode(trackingCodeId, call)),
	},
	trackingCodes: {
		input: GetSiteConfiguration,
		pageSize,
		handle: reading((_, { world }) => [...world.meetings.site.trackingCodes.values()]),
	},
	updateCommonSettings: { input: UpdateMeetingCommonSettings, handle: updateCommonSettings },
	updateTrackingCode: {
		input: UpdateSiteTrackingCode,
		handle: writing(({ trackingCodeId, ...draft }, call) => {
			const { id } = existingCode(trackingCodeId, call, 400);
			const changed = { ...codeOf(draft), id };
			call.world.meetings.site.trackingCodes.set(id, changed);
			return changed;
		}),
	},
	updateUserSessionTypes: { input: UpdateUserSessionTypes, handle: writing(updateUserTypes) },
	updateUserTrackingCodes: { input: UpdateUserTrackingCodes, handle: writing(updateUserCodes) },
	userSessionTypes: {
		input: GetUserConfiguration,
		pageSize,
		handle: reading((who, call) => [userTypes(namedUser(who, call), call)]),
	},
	userTrackingCodes: {
		input: GetUserConfiguration,
		handle: reading((who, call) => userCodes(namedUser(who, call), call)),
	},
};
