import { answersContract } from './answers/answers.contract.ts'
import { documentsContract } from './documents/documents.contract.ts'
import { closureContract } from './closure/closure.contract.ts'
import { takeOversContract } from './closure/take-overs.contract.ts'
import { editionsContract } from './documents/editions.contract.ts'
import { findingsContract } from './findings/findings.contract.ts'
import { handOversContract } from './hand-over/hand-overs.contract.ts'
import { outputsContract } from './outputs/outputs.contract.ts'
import { intakeContract } from './intake/intake.contract.ts'
import { allMeasuresContract } from './measures/all-measures.contract.ts'
import { plansContract } from './plan/plans.contract.ts'
import { meetingsContract } from './meetings/meetings.contract.ts'
import { workbenchContract } from './measures/workbench.contract.ts'
import { extensionsContract } from './measures/extensions.contract.ts'
import { findingDetailContract, furtherContract } from './measures/further.contract.ts'
import { itemsContract } from './measures/items.contract.ts'
import { ledgerContract } from './measures/ledger.contract.ts'
import { measuresContract } from './measures/measures.contract.ts'
import { findingsRearranging, measuresRearranging } from './measures/rearranging.contract.ts'
import { helpersContract } from './people/deputies.contract.ts'
import { partsContract } from './measures/parts.contract.ts'
import { objectsContract } from './objects/objects.contract.ts'
import { peopleContract } from './people/people.contract.ts'
import { peopleListContract } from './people/people-list.contract.ts'
import { peoplePagesContract } from './people/people-pages.contract.ts'
import { teamsContract } from './people/teams.contract.ts'
import { calendarContract } from './templates/calendar.contract.ts'
import { templatesContract } from './templates/templates.contract.ts'
import { tokensContract } from './people/tokens.contract.ts'
import { categoriesContract } from './rectifications/categories.contract.ts'
import { scheduleContract } from './plan/schedule.contract.ts'
import { rectificationsContract } from './rectifications/rectifications.contract.ts'
import { reviewersContract } from './rectifications/reviewers.contract.ts'
import { stagesContract } from './rectifications/stages.contract.ts'
import { sealsContract } from './rectifications/seals.contract.ts'

/** The whole API: what server, web and command line agree on. Paths are relative to `/api`. */
export const contract = {
  ...peopleContract,
  organizations: { ...peopleContract.organizations, ...teamsContract },
  persons: { ...peoplePagesContract, ...peopleContract.persons, ...peopleListContract },
  tokens: tokensContract,
  templates: templatesContract,
  calendar: calendarContract,
  helpers: helpersContract,
  rectifications: {
    ...rectificationsContract,
    ...categoriesContract,
    ...stagesContract,
    ...ledgerContract,
    ...itemsContract,
  },
  meetings: meetingsContract,
  plans: plansContract,
  findings: { ...findingDetailContract, ...findingsContract, ...findingsRearranging },
  measures: {
    ...measuresContract,
    ...measuresRearranging,
    ...furtherContract,
    ...extensionsContract,
    ...workbenchContract,
    ...allMeasuresContract,
  },
  parts: partsContract,
  objects: objectsContract,
  answers: answersContract,
  closure: closureContract,
  takeOvers: takeOversContract,
  handOvers: handOversContract,
  schedules: scheduleContract,
  seals: sealsContract,
  reviewers: reviewersContract,
  documents: documentsContract,
  editions: editionsContract,
  outputs: outputsContract,
  intake: intakeContract,
}

/** What each of its parts is about, for whoever reads the description of the interface. */
export const contractParts = {
  setup: '初始设置 The first run',
  session: '当前登录人 The signed-in person',
  organizations: '单位 Organizations',
  persons: '人员与职务 People and their appointments',
  tokens: '接口令牌 API tokens',
  templates: '模板 Templates',
  calendar: '工作日历 The working calendar',
  helpers: '代理人和联络员 Deputies and liaisons',
  rectifications: '整改专项、台账、日志 Rectifications with ledger and journal',
  meetings: '会议 Meetings',
  plans: '整改方案 Plans',
  findings: '问题 Findings',
  measures: '整改措施 Measures',
  parts: '分解任务 Parts of measures',
  objects: '对象清单 Lists of objects',
  answers: '谁负责什么 Who answers for what',
  closure: '销号审核 Signing closures',
  takeOvers: '建档前已销号清单 What was done before the record was begun',
  handOvers: '移交 Handing over what people and organizations have open',
  schedules: '倒排时序 Days counted back from the final date',
  seals: '封存的文件 Sealed files',
  reviewers: '外部查阅人 Outside reviewers',
  documents: '公文 Official documents',
  editions: '文稿 Documents as they leave',
  outputs: '待取文件 Files made to be fetched',
  intake: '导入通报 Reading documents in',
} as const satisfies Readonly<Record<keyof typeof contract, string>>
