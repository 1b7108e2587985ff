import type { Output, xml } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { compact, zoneName } from '../values.ts';

type User = Partial<Output<typeof xml.users.get.response>>;

export const simplifyUser = (user: User): IDataObject =>
	compact({
		webExId: user.webExId,
		firstName: user.firstName,
		lastName: user.lastName,
		email: user.email,
		active: user.active,
		timeZone: zoneName(user.timeZoneID),
		registered: user.registrationDate,
		isHost: user.privilege?.host,
		isSiteAdmin: user.privilege?.siteAdmin,
		meetingTypes: user.meetingTypes?.meetingType,
		userId: user.userId,
	});
