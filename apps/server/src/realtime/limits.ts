/** Messages a minute, from all sockets of a session: far above what a console says. */
export const mostMessages = 6000;
/** Rooms that one subscription asks for, and that one socket is in. */
export const mostRoomsAtOnce = 200;
export const mostRooms = 500;
