/** Whether words of a source on progress say that nothing has begun (尚未启动, 暂无进展, not started): they are no progress. */
export function tellsNothingBegun(words: string): boolean {
  return nothingBegun.test(words.replace(/[\s。.;；，,（）()]+/gu, ' ').trim())
}

const nothingBegun = new RegExp(
  [
    '^(?:该项|此项|目前|现|整改|工作|措施|任务)*(?:[-/—无]|暂无|尚无|没有|无)(?:整改|工作)?(?:进展|动静|动作|成效)?(?:情况)?$',
    '^(?:截至目前|该项|此项|该措施|本项|目前|现|整改|工作|措施|任务)*(?:均|都)?(?:尚|还|暂|仍)?(?:未|没有|没)(?:能|予|正式|实质性|有)*(?:整改|工作)?(?:启动|开始|开展|着手|进行|实施|动工|开工|落实|推进|整改|办理|进展|动静)(?:整改|工作|实施)?$',
    '^(?:work )?(?:has |have )?(?:not|nothing|none)(?: been| yet)*(?: started| begun| commenced| initiated| done)?(?: yet)?$|^no (?:progress|action)(?: taken| made)?(?: yet)?$|^n/?a$|^nil$',
  ].join('|'),
  'i',
)
