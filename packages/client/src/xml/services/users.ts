import {
	count,
	digits,
	flag,
	flags,
	list,
	notInPublishedXsd,
	oneOf,
	required,
	requiredInRequest,
	text,
	time,
} from '../engine/codec.ts';
import { element } from '../engine/element.ts';
import { many, one } from '../engine/operation.ts';
import {
	address,
	listControl,
	matchingRecords,
	nothing,
	orderBy,
	phones,
	serviceType,
	supportedServices,
	tracking,
} from './shared.ts';

const activity = oneOf('ACTIVATED', 'REQUEST_TO_ACTIVATE', 'DEACTIVATED');

const webAcdRole = flags('isAgent', 'isMgr');

const sharingAndRecording = {
	sharingView: oneOf('FS_SCALE', 'FS', 'WIN_SCALE', 'WIN'),
	sharingColor: oneOf('256', '16BIT'),
	recording: element({
		enforce: required(flag),
		type: oneOf('NBR', 'LOCAL'),
		location: text,
	}),
};

const salesCenter = element({
	roles: element(flags('rep', 'mgr', 'asst', 'sme')),
	manager: text,
	smeInfo: element({
		description: text,
		products: element({ prodID: required(list(digits)) }),
	}),
});

const user = {
	firstName: text,
	lastName: text,
	title: text,
	categoryId: digits,
	description: text,
	officeGreeting: text,
	company: text,
	/** On sites of Control Hub, the email address. */
	webExId: required(text),
	address,
	phones: element({ ...phones.fields, phone2: text, mobilePhone2: text, pager: text }),
	email: text,
	email2: text,
	officeurl: text,
	password: text,
	passwordHint: text,
	passwordHintAnswer: text,
	personalUrl: text,
	expirationDate: time('none'),
	commOptions: element(
		flags(
			'prodAnnounce',
			'trainingInfo',
			'electronicInfo',
			'promos',
			'press',
			'email',
			'fax',
			'phone',
			'mail',
		),
	),
	meetingTypes: element({ meetingType: list(digits) }),
	options: element({
		...flags(
			'firstNameVisible',
			'lastNameVisible',
			'addressVisible',
			'workPhoneVisible',
			'cellPhoneVisible',
			'pagerVisible',
			'faxVisible',
			'officeUrlVisible',
			'pictureVisible',
			'notifyOnNewMessage',
			'notifyOnMeeting',
			'followMeEnable',
			'emailVisible',
			'listInCategory',
			'titleVisible',
			'folderRead',
			'folderWrite',
			'messageVisible',
			'iconSelect1',
			'iconSelect2',
			'acceptLinkRequest',
			'holdOnLinkRequest',
			'notifyOnLinkRequest',
			'supportVideo',
			'supportApp',
			'supportFileShare',
			'supportDesktopShare',
			'supportMeetingRecord',
			'supportAppshareRemote',
			'supportWebTourRemote',
			'supportDesktopShareRemote',
			'subscriptionOffice',
		),
	}),
	timeZoneID: digits,
	timeZone: text,
	timeZoneWithDST: text,
	tracking,
	service: oneOf('FREE_OFFICE', 'STANDARD_OFFICE', 'PRO_OFFICE'),
	privilege: element(
		flags(
			'host',
			'teleConfCallOut',
			'teleConfCallOutInternational',
			'teleConfCallIn',
			'teleConfTollFreeCallIn',
			'siteAdmin',
			'voiceOverIp',
			'roSiteAdmin',
			'labAdmin',
			'otherTelephony',
			'teleConfCallInInternational',
			'attendeeOnly',
			'recordingEditor',
			'meetingAssist',
		),
	),
	language: text,
	locale: text,
	schedulingPermission: text,
	active: activity,
	tspAccount: element({
		tspAccount: list(
			element({
				tollFreeCallInNumber: text,
				accountIndex: digits,
				tollCallInNumber: text,
				subscriberAccessCode: text,
				participantAccessCode: text,
				...flags('createOnBridge', 'defaultFlag'),
				custom1: text,
				custom2: text,
				custom3: text,
				tollFreeCallInData: text,
				tollCallInData: text,
				nbrDialOut: oneOf('TOLL_FREE', 'TOLL'),
				delete: flag,
			}),
			{ maxItems: 3 },
		),
	}),
	supportedServices,
	myWebEx: element({
		...flags(
			'isMyWebExPro',
			'myContact',
			'myProfile',
			'myMeetings',
			'myFolders',
			'trainingRecordings',
			'recordedEvents',
		),
		totalStorageSize: count,
		myReports: flag,
		myComputer: count,
		...flags('personalMeetingRoom', 'myPartnerLinks', 'myWorkspaces'),
	}),
	personalTeleconf: element({
		account: list(
			element({
				subscriberAccessCode: text,
				participantFullAccessCode: text,
				participantLimitedAccessCode: text,
				accountIndex: requiredInRequest(digits),
				...flags('defaultFlag', 'autoGenerate', 'joinBeforeHost', 'delete'),
			}),
			{ maxItems: 3 },
		),
	}),
	thirdPartyTeleconf: element({
		account: list(
			element({
				name: text,
				confBridgeNum: text,
				pause: count,
				accessCode: text,
				accountIndex: requiredInRequest(digits),
				defaultFlag: flag,
				tollFreeNum: text,
				moderatorCode: text,
				phoneName1: text,
				phoneName2: text,
			}),
			{ maxItems: 3 },
		),
	}),
	personalMeetingRoom: element({
		welcomeMessage: text,
		photoURL: text,
		headerImageBranding: flag,
		headerImageURL: text,
	}),
	sessionOptions: element({
		defaultSessionType: digits,
		defaultServiceType: serviceType,
		...flags('autoDeleteAfterMeetingEnd', 'displayQuickStartHost', 'displayQuickStartAttendees'),
	}),
	supportCenter: element({
		orderTabs: element({
			tab: requiredInRequest(
				list(oneOf('Tools', 'Desktop', 'Application', 'Session'), { minItems: 4, maxItems: 4 }),
			),
		}),
		serviceDesk: element({ enable: flag }),
	}),
	mpProfileNumber: text,
	security: element(flags('forceChangePassword', 'resetPassword', 'lockAccount')),
	languageID: digits,
	webACDPrefs: element({
		...webAcdRole,
		numAgentSessions: count,
		...flags('agentMonitorAllRSQueues', 'managerMonitorAllRSQueues', 'monitorAllRSAgents'),
	}),
	remoteSupport: element({
		...sharingAndRecording,
		autoRequest: element({
			enable: required(flag),
			request: oneOf('DESK_VIEW', 'DESK_CTRL', 'APP_VIEW', 'APP_CTRL'),
		}),
		defaultClient: element({
			type: required(oneOf('MULTI_SESS', 'SINGLE_SESS')),
			singleSessClient: oneOf('NEW_CONSL', 'OLD_CONSL'),
		}),
	}),
	remoteAccess: element(sharingAndRecording),
};

const instance = {
	...user,
	registrationDate: time('none'),
	visitCount: count,
	userId: digits,
};

/** @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/ (User Service) */
export const users = {
	/**
	 * A session ticket, for the access token of developer.webex.com, a SAML response, or the password in the header.
	 */
	authenticate: one('user.AuthenticateUser', {
		request: element({ accessToken: notInPublishedXsd(text), samlResponse: text }),
		response: element({
			sessionTicket: required(text),
			/** Milliseconds since the epoch, by the server's clock. */
			createTime: notInPublishedXsd(count),
			/** Seconds. */
			timeToLive: notInPublishedXsd(count),
		}),
	}),
	create: one('user.CreateUser', {
		request: element({
			...user,
			salesCenter,
			...flags('syncWebOffice', 'sendWelcome', 'validateFormat'),
		}),
		response: element({ userId: digits }),
		rest: 'POST /people',
	}),
	/** `webExId` selects the user; what is left out stays as it is. */
	update: one('user.SetUser', {
		request: element({
			...instance,
			salesCenter,
			newWebExId: text,
			...flags('syncWebOffice', 'validateFormat'),
		}),
		response: nothing,
		rest: 'PUT /people/{personId}',
	}),
	get: one('user.GetUser', {
		request: element({ webExId: required(text) }),
		response: element({
			...instance,
			...flags('peExpired', 'peActive', 'passwordExpires'),
			passwordDaysLeft: count,
			schedulingTemplates: element({
				sessionTemplate: list(element({ name: text, value: text, serviceType })),
			}),
			serviceSessionTypes: list(element({ label: text, value: text })),
			scheduleFor: element({ webExID: list(text) }),
			displayName: notInPublishedXsd(text),
		}),
		rest: 'GET /people/{personId}',
	}),
	/** Webex does not delete users. A success may hold users that it refused: each has its own status. */
	deactivate: one('user.DelUser', {
		request: element({
			webExId: required(list(text, { maxItems: 50 })),
			syncWebOffice: flag,
		}),
		response: element({
			user: list(element({ webExId: required(text), status: oneOf('SUCCESS', 'FAILURE') })),
		}),
		rest: 'DELETE /people/{personId}',
	}),
	list: many(
		'user.LstsummaryUser',
		{
			request: element({
				firstName: text,
				lastName: text,
				email: text,
				active: activity,
				webExId: text,
				listControl,
				order: orderBy(
					'UID',
					'WEBEXID',
					'FIRSTNAME',
					'LASTNAME',
					'EMAIL',
					'ACTIVE',
					'REGDATE',
					'REGEXPDATE',
					'PRIVILEGE',
					'PERSONALURL',
					'ADDRESS1',
					'ADDRESS2',
					'CITY',
					'STATE',
					'ZIPCODE',
					'COUNTRY',
					'PHONE1',
					'PHONE2',
					'MOBILE1',
					'MOBILE2',
					'FAX',
					'PAGER',
					'EMAIL2',
					'DIVISION',
					'DEPARTMENT',
					'PROJECT',
					'OTHER',
					'TIMEZONE',
					'OFFICENAME',
					'OFFICETITLE',
					'OFFICEURL',
					'CATEGORYID',
					'VISITCOUNT',
				),
				// As the server spells it.
				dataScope: element({
					regDateStart: time(),
					timeZoneID: digits,
					regDateEnd: time(),
				}),
				webACD: element({ ...webAcdRole, manager: text, returnPrefs: flag }),
			}),
			response: element({
				user: list(
					element({
						webExId: required(text),
						firstName: text,
						lastName: text,
						email: text,
						registrationDate: time('none'),
						active: activity,
						timeZoneID: digits,
						webACD: element(webAcdRole),
						displayName: notInPublishedXsd(text),
					}),
				),
				matchingRecords,
			}),
			rest: 'GET /people',
		},
		{ items: 'user', key: 'webExId' },
	),
	/** A one-time address that signs in: treat it as a secret. */
	loginUrl: one('user.GetloginurlUser', {
		request: element({ webExID: required(text), backURL: text }),
		response: element({ userLoginURL: text }),
	}),
};
