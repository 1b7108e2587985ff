/** UTC: the zone of Reykjavik, which has no daylight saving time, unlike number 21, London. */
export const utc = '20';

/**
 * The time zones of Webex Meetings: number, the place that Webex names for it, and the IANA zone of that place.
 * Webex has withdrawn 24 and 27, and treats them as 23 and 26.
 */
export const zones: readonly (readonly [id: string, place: string, iana: string])[] = [
	['0', 'Marshall Islands', 'Pacific/Majuro'],
	['1', 'Samoa', 'Pacific/Pago_Pago'],
	['2', 'Honolulu', 'Pacific/Honolulu'],
	['3', 'Anchorage', 'America/Anchorage'],
	['4', 'San Francisco', 'America/Los_Angeles'],
	['5', 'Arizona', 'America/Phoenix'],
	['6', 'Denver', 'America/Denver'],
	['7', 'Chicago', 'America/Chicago'],
	['8', 'Mexico City', 'America/Mexico_City'],
	['9', 'Saskatchewan', 'America/Regina'],
	['10', 'Bogota', 'America/Bogota'],
	['11', 'New York', 'America/New_York'],
	['12', 'Indiana', 'America/Indianapolis'],
	['13', 'Halifax', 'America/Halifax'],
	['14', 'La Paz', 'America/La_Paz'],
	['15', 'Newfoundland', 'America/St_Johns'],
	['16', 'Brasilia', 'America/Sao_Paulo'],
	['17', 'Buenos Aires', 'America/Argentina/Buenos_Aires'],
	['18', 'Mid-Atlantic', 'Atlantic/South_Georgia'],
	['19', 'Azores', 'Atlantic/Azores'],
	['20', 'Reykjavik', 'Atlantic/Reykjavik'],
	['21', 'London', 'Europe/London'],
	['22', 'Amsterdam', 'Europe/Amsterdam'],
	['23', 'Paris', 'Europe/Paris'],
	['24', 'Prague', 'Europe/Prague'],
	['25', 'Berlin', 'Europe/Berlin'],
	['26', 'Athens', 'Europe/Athens'],
	['27', 'Bucharest', 'Europe/Bucharest'],
	['28', 'Cairo', 'Africa/Cairo'],
	['29', 'Pretoria', 'Africa/Johannesburg'],
	['30', 'Helsinki', 'Europe/Helsinki'],
	['31', 'Tel Aviv', 'Asia/Jerusalem'],
	['32', 'Riyadh', 'Asia/Riyadh'],
	['33', 'Moscow', 'Europe/Moscow'],
	['34', 'Nairobi', 'Africa/Nairobi'],
	['35', 'Tehran', 'Asia/Tehran'],
	['36', 'Abu Dhabi, Muscat', 'Asia/Muscat'],
	['37', 'Baku', 'Asia/Baku'],
	['38', 'Kabul', 'Asia/Kabul'],
	['39', 'Yekaterinburg', 'Asia/Yekaterinburg'],
	['40', 'Islamabad', 'Asia/Karachi'],
	['41', 'Mumbai', 'Asia/Kolkata'],
	['42', 'Colombo', 'Asia/Colombo'],
	['43', 'Almaty', 'Asia/Almaty'],
	['44', 'Bangkok', 'Asia/Bangkok'],
	['45', 'Beijing', 'Asia/Shanghai'],
	['46', 'Perth', 'Australia/Perth'],
	['47', 'Singapore', 'Asia/Singapore'],
	['48', 'Taipei', 'Asia/Taipei'],
	['49', 'Tokyo', 'Asia/Tokyo'],
	['50', 'Seoul', 'Asia/Seoul'],
	['51', 'Yakutsk', 'Asia/Yakutsk'],
	['52', 'Adelaide', 'Australia/Adelaide'],
	['53', 'Darwin', 'Australia/Darwin'],
	['54', 'Brisbane', 'Australia/Brisbane'],
	['55', 'Sydney', 'Australia/Sydney'],
	['56', 'Guam', 'Pacific/Guam'],
	['57', 'Hobart', 'Australia/Hobart'],
	['58', 'Vladivostok', 'Asia/Vladivostok'],
	['59', 'Solomon Is', 'Pacific/Guadalcanal'],
	['60', 'Wellington', 'Pacific/Auckland'],
	['61', 'Fiji', 'Pacific/Fiji'],
	['130', 'Stockholm', 'Europe/Stockholm'],
	['131', 'Tijuana', 'America/Tijuana'],
	['132', 'Chihuahua', 'America/Chihuahua'],
	['133', 'Caracas', 'America/Caracas'],
	['134', 'Kuala Lumpur', 'Asia/Kuala_Lumpur'],
	['135', 'Recife', 'America/Recife'],
	['136', 'Casablanca', 'Africa/Casablanca'],
	['137', 'Tegucigalpa', 'America/Tegucigalpa'],
	['138', 'Nuuk', 'America/Godthab'],
	['139', 'Amman', 'Asia/Amman'],
	['140', 'Istanbul', 'Europe/Istanbul'],
	['141', 'Kathmandu', 'Asia/Kathmandu'],
	['142', 'Rome', 'Europe/Rome'],
	['143', 'West Africa', 'Africa/Lagos'],
	['144', 'Madrid', 'Europe/Madrid'],
	['145', 'Santiago', 'America/Santiago'],
	['146', 'Panama', 'America/Panama'],
	['147', 'Brussels', 'Europe/Brussels'],
	['148', 'Asuncion', 'America/Asuncion'],
	['149', 'Montevideo', 'America/Montevideo'],
	['150', 'Cape Verde', 'Atlantic/Cape_Verde'],
	['151', 'Windhoek', 'Africa/Windhoek'],
	['152', 'Yangon', 'Asia/Rangoon'],
	['153', 'Tonga', 'Pacific/Tongatapu'],
	['154', 'Jakarta', 'Asia/Jakarta'],
	['155', 'Yerevan', 'Asia/Yerevan'],
	['156', 'Novosibirsk', 'Asia/Novosibirsk'],
];

const ianaById = new Map(zones.map(([id, , iana]) => [id, iana]));
const idByPlace = new Map(zones.map(([id, place]) => [firstOf(place), id]));
const idByIana = new Map([...zones].reverse().map(([id, , iana]) => [iana, id]));

/** Of two places, such as `Abu Dhabi, Muscat`. */
function firstOf(places: string): string {
	return places.split(',')[0]?.trim().toLowerCase() ?? '';
}

/** The IANA zone of a number; `undefined` for -1, which means the host's or the site's zone. */
export const ianaOf = (id: string): string | undefined => ianaById.get(id.trim());

/** The number of an IANA zone that Webex knows, by any of the names of the zone, such as `Asia/Calcutta` for `Asia/Kolkata`. */
export const zoneOfIana = (iana: string): string | undefined => {
	if (/^(etc\/)?(utc|gmt)$/i.test(iana)) return utc;
	const named = idByIana.get(iana);
	if (named !== undefined) return named;
	const same = canonicalOf(iana);
	return same && zones.find(([, , other]) => canonicalOf(other) === same)?.[0];
};

/** Zones have several names, of which one counts; `undefined` for what is no zone. */
function canonicalOf(iana: string): string | undefined {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: iana }).resolvedOptions().timeZone;
	} catch {
		return undefined;
	}
}

/** Places that changed their name since the labels were written. */
const olderPlaces: ReadonlyMap<string, string> = new Map([
	['san jose', '4'],
	['ancorage', '3'],
	['greenwich (casablanca)', utc],
	['hong kong', '48'],
	['baghdad', '32'],
	['bombay', '41'],
	['columbo', '42'],
	['caracas', '14'],
	['ekaterinburg', '39'],
	['samoa', '1'],
	['eastern', '12'],
]);

/** The number for a label such as `GMT-08:00, Pacific (San Jose)`; the offset in a label is always that of the winter. */
export function zoneOfLabel(label: string): string | undefined {
	// One pattern for all of it would look at a long label again and again.
	const open = label.search(/\([^)]/);
	if (open === -1) return undefined;
	const before = label.slice(label.lastIndexOf('(', open - 1) + 1, open);
	const comma = before.indexOf(',');
	const family = comma === -1 ? '' : before.slice(comma + 1).trim();
	const [places = ''] = label.slice(open + 1).split(')', 1);
	const place = firstOf(places);
	return (
		olderPlaces.get(`${family.toLowerCase()} (${place})`) ??
		olderPlaces.get(place) ??
		idByPlace.get(place)
	);
}
