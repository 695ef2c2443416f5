/** A way to write a word, and the plain one that the readers know. */
type Way = readonly [RegExp, (found: string) => string]

/** Words of officials that mean one that the readers know, as data. A name of the records that holds one stays. */
export const plainWords: readonly Way[] = [
  [/(?:责任|牵头|承办)?(?:股室|科室|处室|站所|镇街)(?!长)/gu, (found) => found.replace(/..$/u, '部门')],
  [/(?<=\d|[一二三四五六七八九十])(?:件次|份次)/gu, () => '件'],
  [/(?<=\d|[一二三四五六七八九十])项次/gu, () => '项'],
  [/(?<=\d|[一二三四五六七八九十])条次/gu, () => '条'],
  [/(?<=申请(?:单|书)?(?:共|计|达)?\d{1,4})份/gu, () => '件'],
  [/(?<=\d)份(?=(?:整改)?销号申请)/gu, () => '件'],
  [/(?:即知即改|立整立改|立知立改|即行即改|立查立改|立改立行)/gu, () => '立行立改'],
  [
    /(?:分阶段|分步|阶段性|分期|(?<!分)阶段|中长期|限时)(?:推进|整改|实施|落实|完成)(?=类|的?(?:措施|任务|事项)|\d|[（(、，,：:]|共)/gu,
    () => '限期整改',
  ],
  [
    /(?:长期|持续|常态化?)(?:推进|整改|落实|实施)(?=类)|长期(?:推进|整改)(?=的?(?:措施|任务|事项)|\d|[（(、，,：:])/gu,
    () => '长期坚持',
  ],
]
