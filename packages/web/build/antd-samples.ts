import {
  Alert,
  AutoComplete,
  Button,
  Checkbox,
  DatePicker,
  Drawer,
  Dropdown,
  Empty,
  Form,
  Input,
  message,
  Modal,
  notification,
  Popconfirm,
  Popover,
  Progress,
  Radio,
  Segmented,
  Select,
  Skeleton,
  Space,
  Tooltip,
} from 'antd'
import { createElement as draw, type ReactElement } from 'react'

// What opens over a page is not drawn without a browser: antd has these for its own pictures of it.
const { _InternalPanelDoNotUseOrYouWillBeFired: ModalPanel } = Modal
const { _InternalPanelDoNotUseOrYouWillBeFired: MessagePanel } = message
const { _InternalPanelDoNotUseOrYouWillBeFired: NotificationPanel } = notification

/**
 * Every component of antd that some page shows, drawn once: what is drawn has its styles in the pages. Each holds what antd
 * draws inside it, also where that opens only later. These stand on a page when it begins:
 */
export function firstSamples(): ReactElement[] {
  return [
    draw(Alert),
    draw(Checkbox.Group),
    draw(Checkbox),
    draw(Form, { children: draw(Form.Item, { label: 'a', name: 'a' }, draw(Input)) }),
    draw(Input.Password),
    draw(Input.Search),
    draw(Input.TextArea),
    draw(Segmented, { options: [] }),
    draw(Skeleton),
    draw(Space.Compact, {}, draw(Button)),
    draw(Space),
  ]
}

/** And these open over a page, or stand on some. */
export function laterSamples(): ReactElement[] {
  return [
    draw(AutoComplete),
    draw(DatePicker),
    draw(Drawer),
    draw(Dropdown, { children: draw('span') }),
    draw(Empty),
    draw(MessagePanel),
    draw(NotificationPanel),
    draw(ModalPanel, { type: 'confirm' }),
    draw(Modal),
    draw(Popconfirm, { title: 'a' }),
    draw(Popover),
    draw(Progress),
    draw(Radio.Group, {}, draw(Radio.Button)),
    draw(Select),
    draw(Tooltip),
  ]
}
