/** How a refusal reads and what it is in HTTP. `{name}` is filled from the refusal's params. */
export type RefusalText = { readonly status: number; readonly zh: string; readonly en: string }

/** Why somebody cannot sign in, or something cannot be done to an account; part of the catalogue in refusal.ts. */
export const accountRefusals = {
  SIGN_IN_WRONG: {
    status: 401,
    zh: '用户名或密码不正确。请重新输入；忘记密码的，请管理员重置。',
    en: 'The user name or the password is wrong. Type them again; an administrator resets a forgotten one.',
  },
  SIGN_IN_WAIT: {
    status: 429,
    zh: '登录失败次数较多，请等 {wait} 后再试。等待期间再试不会延长等待。',
    en: 'Too many failed tries. Wait {wait}, then try again; trying meanwhile does not make the wait longer.',
  },
  ACCOUNT_ENDED: {
    status: 403,
    zh: '您的账号已停用，不能登录。如有疑问，请联系管理员。',
    en: 'Your account has ended, so you cannot sign in. If that is wrong, ask the administrator.',
  },
  TOKEN_WRONG: {
    status: 401,
    zh: '接口令牌不正确。请核对是否完整复制；丢失的，请在“我的账号”中另建一个。',
    en: 'This is no valid API token. Check that it was copied whole; if it is lost, make another one under “My account”.',
  },
  TOKEN_EXPIRED: {
    status: 401,
    zh: '接口令牌已于 {day} 到期。请在“我的账号”中另建一个。',
    en: 'This API token expired on {day}. Make another one under “My account”.',
  },
  TOKEN_REVOKED: {
    status: 401,
    zh: '接口令牌已撤销。仍需使用的，请在“我的账号”中另建一个。',
    en: 'This API token was revoked. If one is still needed, make another under “My account”.',
  },
  TOKEN_OWNER_BARRED: {
    status: 401,
    zh: '接口令牌所有人的账号已停用，或尚待确认本人，令牌暂不能用。请其本人登录查看。',
    en: 'The account that this API token belongs to has ended, or awaits the confirmation of its owner, so the token is not taken. Have its owner sign in and look.',
  },
  TOKEN_READS_ONLY: {
    status: 403,
    zh: '这个接口令牌只能查看，不能办理。需要办理的，请新建“可查看和办理”的令牌。',
    en: 'This API token is for reading only. To act, make one whose scope is reading and writing.',
  },
  PERSON_NEEDED: {
    status: 403,
    zh: '接口令牌不能办理此事：审核签字、退回、确认和指定代审人要由本人作出，账号、密码、人员、单位和令牌也只能由本人管理。请登录后办理。',
    en: 'An API token cannot do this: signing, returning, confirming and naming a stand-in are a person’s own act, and accounts, passwords, people, organizations and tokens are managed by people only. Sign in to do it.',
  },
  TOKEN_DAY_UNFIT: {
    status: 422,
    zh: '有效期须在今天至 {last} 之间（最长一年）。请另选日期。',
    en: 'A token is valid until a day from today to {last}, a year at most. Choose another day.',
  },
  TOKENS_FULL: {
    status: 409,
    zh: '您已有 {limit} 个有效的接口令牌，不能再建。请先撤销不用的。',
    en: 'You have {limit} valid API tokens already. Revoke those that are not used first.',
  },
  PASSWORD_CHANGE_NEEDED: {
    status: 403,
    zh: '当前密码是管理员给的，请先改成只有您自己知道的密码。',
    en: 'Your password was given to you by the administrator. Change it to one that only you know first.',
  },
  APPOINTMENT_MISSING: {
    status: 403,
    zh: '您目前没有任何职务，不能办理或查看。请联系管理员明确职务。',
    en: 'You hold no appointment, so there is nothing that you can do or see. Ask the administrator to appoint you.',
  },
  PASSWORD_WRONG: {
    status: 403,
    zh: '当前密码不正确。请重新输入。',
    en: 'The present password is wrong. Type it again.',
  },
  PASSWORD_SAME: {
    status: 422,
    zh: '新密码不能与当前密码相同，请另设一个。',
    en: 'The new password is the present one; choose another.',
  },
  SETUP_DONE: {
    status: 409,
    zh: '系统已完成初始设置，请直接登录。',
    en: 'Set-up is already done; please sign in.',
  },
  SETUP_TOKEN_WRONG: {
    status: 403,
    zh: '设置链接无效或已使用。请从服务器启动时显示的链接进入。',
    en: 'The set-up link is wrong or used up. Open the link that the server printed when it started.',
  },
  USERNAME_TAKEN: {
    status: 409,
    zh: '该用户名已被使用，请换一个。',
    en: 'That user name is taken; choose another.',
  },
  USERNAMES_TAKEN: {
    status: 409,
    zh: '这些用户名已被使用：{usernames}。没有新增任何人；请改后再提交。',
    en: 'These user names are taken: {usernames}. Nobody was added; change them and send the list again.',
  },
  ORGANIZATIONS_TAKEN: {
    status: 409,
    zh: '这些单位刚刚已有同名的：{names}。没有新增任何单位和人员；请关闭后重新读取名单，再提交。',
    en: 'Organizations of these names are there by now: {names}. Nothing was added; close this, read the list again and send it.',
  },
  LIST_TOO_LONG: {
    status: 413,
    zh: '名单超过 {limit} 行，无法读取。请分成几个文件，先导入单位，再分批导入人员。',
    en: 'The list has more than {limit} rows. Divide it into several files: the organizations first, then the people.',
  },
  LIST_EMPTY: {
    status: 422,
    zh: '文件里没有内容。请下载模板，填好后再选择。',
    en: 'There is nothing in the file. Download the template, fill it in and choose it again.',
  },
  NOT_A_TABLE: {
    status: 415,
    zh: '这不是表格文件。请用 Excel 或 WPS 另存为 .xlsx 或 .csv 后再选择。',
    en: 'This is no table. Save it as .xlsx or .csv in a spreadsheet program and choose that.',
  },
  PASSWORD_TOO_WEAK: {
    status: 422,
    zh: '密码至少 10 个字符。请加长。',
    en: 'A password needs at least 10 characters. Make it longer.',
  },
  // People
  LAST_ADMINISTRATOR: {
    status: 409,
    zh: '这是最后一名可以登录、任期没有截止日的管理员，不能停用、免去，也不能定截止日。请先任命另一名管理员（任期不设截止日）并开通账号。',
    en: 'This is the last administrator who can sign in and whose term is open. Appoint another one first, with an account and without a last day.',
  },
  DEPUTY_SELF: {
    status: 422,
    zh: '本人不能代理本人。请选择另一人。',
    en: 'Nobody is a deputy for themselves. Choose somebody else.',
  },
  DEPUTY_WITHOUT_ACCOUNT: {
    status: 422,
    zh: '此人没有可以登录的账号。请另选一人，或请管理员先开通账号。',
    en: 'This person has no account to sign in with. Choose somebody else, or have an administrator open one first.',
  },
  DEPUTY_LENDS_NOTHING: {
    status: 409,
    zh: '被代理人在这些日子没有这一职务，或没有可用的账号，或待确认本人，没有可代理的权限。请改日期或职务，或先确认本人。',
    en: 'There is nothing to act in place of: the appointment is not held on these days, or its holder has no account in use or is yet to be confirmed. Change the days or the appointment, or have them confirmed first.',
  },
  DEPUTY_PAST: {
    status: 422,
    zh: '代理的截止日已过。请改截止日。',
    en: 'The last day lies in the past. Choose a later one.',
  },
  DEPUTY_TWICE: {
    status: 409,
    zh: '这一职务在这些日子已有代理人。请先结束那一次代理，或改日期。',
    en: 'This appointment has a deputy on some of these days. End that one first, or choose other days.',
  },
  LIAISON_SELF: {
    status: 422,
    zh: '本人不能任本人的联络员。请选择另一人。',
    en: 'Nobody is a liaison of themselves. Choose somebody else.',
  },
  LIAISON_OF_NO_LEADER: {
    status: 409,
    zh: '只有牵头领导或主要领导有联络员。请先任命其职务。',
    en: 'Only a leader or a principal has a liaison. Have them appointed first.',
  },
  TERM_REVERSED: {
    status: 422,
    zh: '任期的截止日早于起始日。请改其中一个。',
    en: 'The last day of a term is before its first. Change one of the two.',
  },
  SIGHT_SELF: {
    status: 422,
    zh: '不能给本人开通外部查阅。请填写外部查阅人的用户名。',
    en: 'Nobody gives a rectification to themselves to read. Enter the user name of the outside reviewer.',
  },
  SIGHT_WITHOUT_ACCOUNT: {
    status: 422,
    zh: '没有用这个用户名可以登录的账号。请核对用户名，或请管理员先为其开通账号（不定职务）。',
    en: 'No account to sign in with has this user name. Check it, or have an administrator open an account for them first, without an appointment.',
  },
  SIGHT_WITH_POST: {
    status: 409,
    zh: '此人在本系统有职务或代理，已按职务查看，不能作为外部查阅人。请填写没有职务的人员的用户名。',
    en: 'This person holds an appointment here, or is a deputy, and reads by that, so they are no outside reviewer. Enter the user name of somebody without one.',
  },
  SIGHT_DAY_UNFIT: {
    status: 422,
    zh: '查阅的截止日须在今天至 {last} 之间（最长一年）。请另选日期。',
    en: 'The last day has to be one from today to {last}, a year at most. Choose another day.',
  },
  SIGHTS_FULL: {
    status: 409,
    zh: '该专项已有 {limit} 名外部查阅人，不能再加。请先结束已过期或不再需要的。',
    en: '{limit} outside reviewers are given this rectification already. End those that have passed, or are not needed, first.',
  },
  ACCOUNT_OPEN: {
    status: 409,
    zh: '该人员已有登录账号，不用再开通。忘记密码的，请重置密码。',
    en: 'This person has an account already. If the password is forgotten, reset it.',
  },
  ORGANIZATION_NAME_TAKEN: {
    status: 409,
    zh: '“{parent}”下已有同名单位，两个无法分清。请换一个名称，或使用已有的单位。',
    en: 'There is an organization of this name below “{parent}”, and nobody could tell the two apart. Choose another name, or use that one.',
  },
  ORGANIZATION_BELOW_ITSELF: {
    status: 422,
    zh: '单位不能移到自己或自己的下级单位之下。请另选上级单位。',
    en: 'An organization cannot be moved below itself or below what lies under it. Choose another.',
  },
  ORGANIZATION_CLOSED: {
    status: 409,
    zh: '“{name}”已撤并，不能再选用。请另选单位。',
    en: '“{name}” is closed and takes nothing any more. Choose another organization.',
  },
  NOT_A_TEAM: {
    status: 409,
    zh: '“{name}”不是专班，没有成员的借出和结束日。请先用“调整类型”改为专班。',
    en: '“{name}” is no team, so nobody is lent to it and it has no last day. Change its kind to team first.',
  },
  TEAM_END_PAST: {
    status: 422,
    zh: '专班的结束日已过。请填今天或以后的日期。',
    en: 'The last day of the team lies in the past. Choose today or a later day.',
  },
  TEAM_ENDS_BEFORE: {
    status: 409,
    zh: '“{name}”于 {on} 结束，其成员的任期不能超过这一天。请改截止日，或先推迟专班的结束日。',
    en: '“{name}” ends on {on}, and nobody belongs to it for longer. Choose an earlier last day, or have the team end later first.',
  },
  TEAM_END_KEPT: {
    status: 409,
    zh: '“{name}”设有结束日 {on}，其成员的任期到这一天为止。请先取消结束日，再改为其他类型。',
    en: '“{name}” has a last day, {on}, on which its members’ terms end. Take the last day away first, then make it something else.',
  },
  TEAM_ENDED: {
    status: 409,
    zh: '“{name}”已于 {on} 结束，不能再承办事项。请另选单位，或请管理员推迟专班的结束日。',
    en: '“{name}” ended on {on} and takes nothing on any more. Choose another organization, or have an administrator give it a later last day.',
  },
  LENDER_WITHOUT_POST: {
    status: 409,
    zh: '{name} 届时在该借出单位没有职务。请另选借出单位，或先明确其职务。',
    en: '{name} holds no post in that organization then, so it lends nobody. Choose another one, or appoint them there first.',
  },
  ORGANIZATION_HAS_OPEN: {
    status: 409,
    zh: '该单位负责、配合的问题和措施以及分解任务还有 {open} 项没有完成，没有撤并。请工作专班先在“移交”中移交给接手单位；接手单位不在责任部门之下的分解任务，由责任部门取消或另行分解。',
    en: '{open:record|records} (findings, measures, parts) that this organization owns, supports or does {open:~is|are} open, so it was not closed. The coordinator hands them over to a successor first; a part whose successor does not lie below the owner of its measure is dropped or given anew by that owner.',
  },
  ORGANIZATION_HAS_BELOW: {
    status: 409,
    zh: '该单位下面还有 {below} 个单位，没有撤并。请先把它们移到其他单位之下，或先行撤并。',
    en: '{below:organization lies|organizations lie} below this one, so it was not closed. Move or close {below:~it|them} first.',
  },
  ORGANIZATION_HAS_RECTIFICATIONS: {
    status: 409,
    zh: '还有 {rectifications} 个未归档的整改专项属于该单位，撤并后将无人能办，没有撤并。请先归档；或先把该单位移到接手单位之下，并把类型改为“部门”。',
    en: '{rectifications:rectification|rectifications} of this body {rectifications:~is|are} not archived, and nobody could go on with {rectifications:~it|them}, so the body was not closed. Archive {rectifications:~it|them}, or first move the organization below the body that takes over and make it a department.',
  },
  ORGANIZATION_PEOPLE_CHANGED: {
    status: 409,
    zh: '在该单位任职的人员在您查看之后有了变化，没有撤并。请核对下面的最新名单后再提交。',
    en: 'Who holds posts in this organization has changed since you looked, so it was not closed. Look at the list as it is now and send again.',
  },
  CLOSING_AHEAD: {
    status: 422,
    zh: '撤并日期不能晚于今天。请到那一天再办理。',
    en: 'An organization is closed on its day or after it, not ahead. Do it when the day has come.',
  },
  // Handing over
  SUCCESSOR_SAME: {
    status: 422,
    zh: '不能移交给本人或本单位。请另选接手的人或单位。',
    en: 'Nothing is handed over to whoever has it. Choose another successor.',
  },
  SUCCESSOR_UNFIT: {
    status: 422,
    zh: '{name}没有可登录的账号，或不是{roles}，不能接手“{duty}”。请另选，或请管理员先任命、开通账号。',
    en: '{name} has no account, or is no {roles}, and cannot take over: {duty}. Choose somebody else, or have the administrator appoint them first.',
  },
  HAND_OVER_CHANGED: {
    status: 409,
    zh: '“{duty}”在您查看之后有了变化（当时 {before} 项，现在 {now} 项），没有移交任何事项。请核对下面的最新情况后再移交。',
    en: 'Since you looked, something has changed ({duty}: {before} then, {now} now), so nothing was handed over. Look at what there is now and send again.',
  },
  HAND_OVER_TOO_LARGE: {
    status: 422,
    zh: '一次最多移交 {limit} 项，现有 {total} 项。请分类移交，或先移交其中一部分。',
    en: 'One step hands over {limit} items at most, and there are {total}. Hand over one kind at a time, or pick some first.',
  },
  NOTHING_PASSES: {
    status: 422,
    zh: '所选事项现在都不能移交，没有办理。请看每一类下面的说明。',
    en: 'None of the items can be handed over now, so nothing was done. See what is said below each kind.',
  },
  PERSON_DEACTIVATED: {
    status: 409,
    zh: '该账号已停用。请先恢复账号。',
    en: 'This account has ended. Reactivate it first.',
  },
  CONFIRMATION_MISSING: {
    status: 403,
    zh: '您的密码是管理员给的，须先由{role}（{names}）在“人员”页面确认是您本人，才能审核签字。',
    en: 'Your password was given by an administrator. Before you can sign, the {role} ({names}) has to confirm on the page “People” that it is you.',
  },
  CONFIRMER_MISSING: {
    status: 403,
    zh: '您的密码是管理员给的，须先由他人确认是您本人，但目前没有可以确认的工作专班成员、主要领导或纪检监督人员。请管理员先在“人员”页面任命。',
    en: 'Your password was given by an administrator and somebody has to confirm that it is you, but there is no coordinator, principal or inspector who could. Have one appointed on the page “People” first.',
  },
  NOT_YOUR_CONFIRMATION: {
    status: 403,
    zh: '您不能确认该人员：须由没有给过这个密码的{role}（{names}）确认，本人不能确认自己。',
    en: 'You cannot confirm this person: it takes the {role} ({names}), who did not give that password, and nobody confirms themselves.',
  },
} as const satisfies Record<string, RefusalText>
