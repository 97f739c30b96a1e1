/**
 * The shapes of the wire contract that the client uses; only types, nothing to run.
 *
 * @typedef {{id: string, username: string, displayName: string, avatarUrl?: string}} UserRef
 *
 * @typedef {UserRef & {bio?: string, status?: string, online: boolean, lastSeenAt?: string, bot: boolean}} User
 *
 * @typedef {User & {email?: string}} Me
 *
 * @typedef {"owner" | "admin" | "member" | "none"} Role
 *
 * @typedef {object} RoomSettings
 * @property {string} [topic]
 * @property {string} [icon] one emoji
 * @property {"members" | "admins"} whoMayPost
 * @property {number} slowModeSeconds
 * @property {"members" | "admins"} [whoMayInvite]
 * @property {number} [retentionDays]
 * @property {number} [keepNewest]
 * @property {"all" | "sinceJoining"} [historyForNewcomers]
 *
 * @typedef {object} RoomInfo
 * @property {string} id
 * @property {"room" | "direct"} kind
 * @property {string} name
 * @property {string} [description]
 * @property {"public" | "private"} visibility
 * @property {number} memberCount
 * @property {UserRef[]} [members]
 * @property {RoomSettings} settings
 * @property {number} firstSeq
 * @property {number} changed
 * @property {string} [archivedAt]
 *
 * By what of a room I am called.
 * @typedef {"all" | "mentions" | "nothing"} Level
 *
 * How a room is set for me alone: a direct one that I have put away, at which head; by what of it I am called, unless
 * by everything, and until when by nothing.
 * @typedef {{closedSeq?: number, level?: Level, mutedUntil?: string}} Mine
 *
 * A place where I am signed in.
 * @typedef {{id: string, client: string, createdAt: string, usedAt: string, current: boolean}} SignIn
 *
 * @typedef {{showsReading: boolean, whoMayAddMe: "everyone" | "sharedRoom" | "nobody"}} Preferences
 *
 * @typedef {{id: string, name: string, rooms: string[]}} Section
 * @typedef {{rev: number, sections: Section[]}} OwnSections
 *
 * @typedef {{head: number, readSeq: number, unread: number, mentions: number, myRole: Role, mine?: Mine}} ReaderView
 * @typedef {RoomInfo & ReaderView} RoomView
 *
 * @typedef {object} Member
 * @property {User} user
 * @property {Role} role
 * @property {string} [joinedAt]
 * @property {string | null} [mutedUntil]
 * @property {string} [bannedUntil]
 * @property {number} readSeq
 * @property {number} changed
 *
 * @typedef {{emoji: string, count: number, users: string[], mine?: boolean}} Reaction
 *
 * What hangs on a message, and who wrote the latest of it.
 * @typedef {{count: number, lastSeq: number, lastAt: string, people: UserRef[]}} ThreadInfo
 *
 * @typedef {object} Message
 * @property {string} room
 * @property {number} seq
 * @property {number} changed
 * @property {"text" | "system" | "sealed"} kind
 * @property {UserRef} sender
 * @property {string} [clientId]
 * @property {string} body
 * @property {string} createdAt
 * @property {string} [editedAt]
 * @property {string} [deletedAt]
 * @property {{seq: number, sender: UserRef, excerpt?: string}} [replyTo]
 * @property {number} [thread] the root of the thread that it stands in
 * @property {true} [alsoInRoom] whether the room shows it all the same
 * @property {ThreadInfo} [threadInfo] what hangs on it
 * @property {string[]} [mentions]
 * @property {Reaction[]} [reactions]
 * @property {SystemEvent} [system]
 *
 * @typedef {{event: string, user?: UserRef | string, by?: UserRef | string, role?: Role, name?: string}} SystemEvent
 *
 * Who caused a change, and by which emoji when it was a reaction.
 * @typedef {{username: string, emoji?: string, on?: boolean}} By
 *
 * @typedef {{type: "message", room: string, seq: number, message: Message, by?: By,
 *   threadInfo?: ThreadInfo}} MessageChange
 * @typedef {{type: "member", room: string, seq: number, member: Member, event: string}} MemberChange
 * @typedef {{type: "room", room: string, seq: number, info: RoomInfo, event: string}} RoomChange
 * @typedef {MessageChange | MemberChange | RoomChange} Change
 *
 * @typedef {object} Ready
 * @property {"ready"} type
 * @property {Me} user
 * @property {RoomView[]} rooms
 * @property {string} epoch
 * @property {number} heartbeatMs
 * @property {string[]} [features] what may be used; a server of before says nothing of it
 *
 * @typedef {object} Catchup
 * @property {"catchup"} type
 * @property {string} room
 * @property {Change[]} [changes]
 * @property {"reset"} [members]
 * @property {number} head
 * @property {boolean} [more]
 * @property {boolean} [reset]
 *
 * @typedef {{type: "ack", ref: string, room: string, seq?: number, changed?: number, duplicate?: boolean}} Ack
 * @typedef {{type: "nack", ref?: string, code: string, detail?: string, retryAfterMs?: number}} Nack
 * @typedef {{type: "joined", room: RoomView}} Joined
 * @typedef {{type: "removed", room: string, seq: number, event: string}} Removed
 * @typedef {{type: "read", room: string, username: string, seq: number, rev?: number, unread?: number,
 *   mentions?: number, head?: number}} Read
 * @typedef {{type: "typing", room: string, username: string, on: boolean}} Typing
 * @typedef {{type: "presence", username: string, state: "online" | "away" | "offline", lastSeenAt?: string}} Presence
 * @typedef {{type: "blocks", usernames: string[]}} BlocksSet
 * @typedef {{type: "sections"} & OwnSections} SectionsSet
 * @typedef {{type: "features", features: string[]}} Features
 * @typedef {{type: "notice", code: string, detail?: string}} Notice
 * @typedef {Ready | Catchup | Ack | Nack | Joined | Removed | Read | Typing | Presence | Notice | Features} Passing
 * @typedef {Passing | BlocksSet | SectionsSet | Change} ServerFrame
 *
 * @typedef {{items: Message[], hasBefore: boolean, hasAfter: boolean}} MessagePage
 * @typedef {{items: Member[], next?: string}} MemberPage
 * @typedef {{items: RoomInfo[], next?: string}} RoomPage
 * @typedef {{user: UserRef, until: string, reason?: string}} Ban
 * @typedef {{items: Ban[], next?: string}} BanPage
 *
 * A line of a room's moderation log.
 * @typedef {object} Deed
 * @property {number} seq
 * @property {string} event
 * @property {UserRef} actor
 * @property {UserRef} target
 * @property {Role} [role]
 * @property {string} [reason]
 * @property {string} [until]
 * @property {string} at
 *
 * @typedef {{items: Deed[], next?: number}} DeedPage
 *
 * @typedef {{id: string, inviter: UserRef, expiresAt: string, maxUses?: number, uses: number}} Invite
 * @typedef {{id: string, code: string, url: string, expiresAt: string, maxUses?: number}} MadeInvite
 * @typedef {{room: string, inviter: UserRef, memberCount: number, expiresAt: string}} InvitePreview
 */

export {};
