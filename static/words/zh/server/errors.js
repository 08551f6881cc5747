/** Requests that the server refuses. */

/** @type {Record<string, string>} */
export const errors = {
  "{} must be a whole number between {} and {}. Received: {}.": "{} 必须是 {} 到 {} 之间的整数。收到：{}。",
  "{} must be between {} and {}. Received: {}.": "{} 必须在 {} 到 {} 之间。收到：{}。",
  "{} must be between {} and {} along each axis. Received: {}.":
    "{} 在每个方向上必须在 {} 到 {} 之间。收到：{}。",
  "{} must be between 0 and {} on each side. Received: {}.": "{} 每边必须在 0 到 {} 之间。收到：{}。",
  "{} must be a number between {} and {}. Received: {}.": "{} 必须是 {} 到 {} 之间的数。收到：{}。",
  "{} must be a number at least {} and below {}. Received: {}.":
    "{} 必须是不小于 {} 且小于 {} 的数。收到：{}。",
  "{} must be a number above {} and at most {}. Received: {}.":
    "{} 必须是大于 {} 且不超过 {} 的数。收到：{}。",
  "{} must be a number not below 0. Received: {}.": "{} 必须是不小于 0 的数。收到：{}。",
  "{} must be -1 or a whole number between 1 and {}. Received: {}.":
    "{} 必须是 -1 或 1 到 {} 之间的整数。收到：{}。",
  "{} must be true or false. Received: {}.": "{} 必须是 true 或 false。收到：{}。",
  "{} must be one of {}. Received: {}.": "{} 必须是以下之一：{}。收到：{}。",
  "{} must be an object. Received: {}.": "{} 必须是一个对象。收到：{}。",
  "{} must be a list. Received: {}.": "{} 必须是一个列表。收到：{}。",
  "{} must be a text. Received: {}.": "{} 必须是文字。收到：{}。",
  "{} must be a whole number. Received: {}.": "{} 必须是整数。收到：{}。",
  "{} must be a number. Received: {}.": "{} 必须是数。收到：{}。",
  "{} must be a finite number. Received: {}.": "{} 必须是有限的数。收到：{}。",
  "{} must be 1 to 40 letters, digits, dashes and underscores. Received: {}.":
    "{} 必须是 1 到 40 个字母、数字、连字符和下划线。收到：{}。",
  "{} must have at least {} entries. Received: {}.": "{} 至少要有 {} 项。收到：{}。",
  "{} must have at most {} entries. Received: {}.": "{} 最多有 {} 项。收到：{}。",
  "{} must have at least {} letters. Received: {}.": "{} 至少要有 {} 个字符。收到：{}。",
  "{} must have at most {} letters. Received: {}.": "{} 最多有 {} 个字符。收到：{}。",
  "{} must be a whole number or [height, width]. Received: {}.": "{} 必须是整数或 [高, 宽]。收到：{}。",
  '{} must be "valid", "same", a whole number or [[top, bottom], [left, right]]. Received: {}.':
    "{} 必须是“valid”、“same”、整数或 [[上, 下], [左, 右]]。收到：{}。",
  "{} must be a whole number or [[top, bottom], [left, right]]. Received: {}.":
    "{} 必须是整数或 [[上, 下], [左, 右]]。收到：{}。",
  "{} must be [1, 2] or null. Received: {}.": "{} 必须是 [1, 2] 或 null。收到：{}。",
  "{} must be [height, width, channels] or [units]. Received: {}.":
    "{} 必须是 [高, 宽, 通道] 或 [单元]。收到：{}。",
  "{} must be {}. Received: {}.": "{} 必须是 {}。收到：{}。",
  "The input": "输入内容",
  "entry {}": "第 {} 项",
  "kind of layer": "层的种类",
  optimizer: "优化器",
  "Did you mean {}?": "是不是指 {}？",
  "Known: {}.": "已知的有：{}。",
  "There is no such {}. Received: {}={}.": "没有这样的{}。收到：{}={}。",
  "There is no field {} here. Received: {}.": "这里没有字段 {}。收到：{}。",
  "{} is missing.": "缺少 {}。",
  "{} is missing ({}).": "缺少 {}（{}）。",
  "{} has {}.": "{} 有 {}。",
  "{} has no fields.": "{} 没有字段。",
  "This is not valid JSON: {}.": "这不是有效的 JSON：{}。",
  "nothing came": "什么也没有收到",
  "Needs a '{}'. Received: {}.": "需要“{}”。收到：{}。",
  "A network has at most {} layers.": "一个网络最多有 {} 层。",
  "Branches nest at most {} deep ({}).": "分支最多嵌套 {} 层（{}）。",
  "Each layer needs an id of its own. Received twice: {} ({}).":
    "每一层都要有自己的 id。收到两次：{}（{}）。",
  "A matrix has at most {} entries to be looked at. Received: {}.":
    "能查看的矩阵最多有 {} 个元素。现在是：{}。",
  "There is no preset {}. Known: {}.": "没有名为 {} 的预设。已知的有：{}。",
  'dataset must be one of {}. Received: dataset="{}".': "dataset 必须是以下之一：{}。收到：dataset=“{}”。",
  '{} must be downloaded once, on a computer with internet: python -c "import keras; keras.datasets.{}.load_data()"':
    '{} 需要在有网络的电脑上下载一次：python -c "import keras; keras.datasets.{}.load_data()"',
  "There is no run with this id. Received: {}.": "没有这个 id 的训练。收到：{}。",
  "step must be one that was kept. Received: step={}.": "step 必须是保存过的一步。收到：step={}。",
  "step must be one whose weights were kept. Received: {}.": "step 必须是权重保存过的一步。收到：{}。",
  'step must be "latest" or one that was kept. Received: step="{}".':
    "step 必须是“latest”或保存过的一步。收到：step=“{}”。",
  "learning_rate must be a number not below 0. Received: {}.":
    "learning_rate 必须是不小于 0 的数。收到：{}。",
  "epochs must be at least {}, the epoch that is reached. Received: {}.":
    "epochs 至少为 {}，即已到的轮数。收到：{}。",
  "pinned must be between 0 and {}. Received: {}.": "pinned 必须在 0 到 {} 之间。收到：{}。",
  "pinned must be below {}, the number of test pictures of {}. Received: pinned={}.":
    "pinned 必须小于 {}，即 {} 的测试图片数。收到：pinned={}。",
  "train_size must be at most {}, the number of training pictures of {}. Received: train_size={} (training).":
    "train_size 最多为 {}，即 {} 的训练图片数。收到：train_size={}。",
  "image must be below {}, the number of test pictures. Received: image={}.":
    "image 必须小于 {}，即测试图片数。收到：image={}。",
  "There is no layer {}.": "没有 {} 这一层。",
  "There is no layer {}. Known: {}.": "没有 {} 这一层。已知的有：{}。",
  "step needs a paused run. Received: a run that is {}.": "单步需要暂停的训练。现在的状态：{}。",
  "step needs a paused run. Received: a running run.": "单步需要暂停的训练。现在正在训练。",
  "A run has weights once it has started. Received: a run that is {}.":
    "训练开始后才有权重。现在的状态：{}。",
  "{} needs a run that has not ended. Received: a run that is {}.": "{} 需要尚未结束的训练。现在的状态：{}。",
  "rewind needs a run that runs or is paused. Received: a run that is {}.":
    "回到过去需要正在进行或暂停的训练。现在的状态：{}。",
  queued: "排队中",
  starting: "启动中",
  running: "训练中",
  paused: "已暂停",
  finished: "已完成",
  stopped: "已停止",
  failed: "失败",
  "The request could not be read.": "请求读不懂。",
  "There is nothing at this address.": "这个地址什么也没有。",
  "This address does not take that method.": "这个地址不接受这种方法。",
  "The request is too large: JSON may have 2 MB, a picture 16 MB.":
    "请求太大：JSON 最多 2 MB，图片最多 16 MB。",
  "On a network, start it with --host 0.0.0.0.": "要在网络上使用，请用 --host 0.0.0.0 启动。",
  "A request failed.": "请求失败。",
  "This server answers to localhost alone.": "这个服务器只回应 localhost。",
  "Something went wrong in the server; its log says what.": "服务器出了问题；日志里写着原因。",
  'Predictions are kept of step="latest" alone. Received: step="{}".':
    "只保存最新一步的预测。收到：step=“{}”。",
  "There are no predictions yet: the test pictures are gone through at the end of each epoch.":
    "还没有预测：每轮结束时才过一遍测试图片。",
  "Send a picture: PNG or JPEG.": "请发送图片：PNG 或 JPEG。",
  "Send a picture: a .npy array, PNG or JPEG.": "请发送图片：.npy 数组、PNG 或 JPEG。",
  "The file is no .npy array of numbers that can be read.": "这个文件不是能读出的 .npy 数组。",
  "The file is no PNG or JPEG that can be read.": "这个文件不是能读出的 PNG 或 JPEG。",
  "Only our own page may do this. Received: {}.": "只有我们自己的页面可以这样做。收到：{}。",
  "The ticket is used, too old, or for another run.": "票据已用过、太旧，或属于别的训练。",
  "There is no such run.": "没有这样的训练。",
  "The request did not come in time; send it again.": "请求没有及时到达；请再发一次。",
  "TensorFlow is starting": "TensorFlow 正在启动",
  "{} must hold kernels with filter, channel, name or values, and frozen; not {}. Received: {}.":
    "{} 里的卷积核只能有 filter、channel、name 或 values、frozen；不能有 {}。收到：{}。",
  "{} must count filters from 0 to {} and channels from 0 to {}. Received: {}.":
    "{} 的滤波器从 0 到 {}，通道从 0 到 {}。收到：{}。",
  "{} must hold kernels, each an object with the filter that it sets. Received: {}.":
    "{} 里的每个卷积核必须是对象，写明它设置哪个滤波器。收到：{}。",
  "{} must say of each kernel either its name or its values. Received: {}.":
    "{} 对每个卷积核必须写明名字或数值之一。收到：{}。",
  "{} must name kernels as one of {}. Received: {}.": "{} 的卷积核名字必须是以下之一：{}。收到：{}。",
  "{} must say true or false of whether a kernel is frozen. Received: {}.":
    "{} 必须用 true 或 false 说明卷积核是否冻结。收到：{}。",
  "{} must give values as up to {} rows, each as long as the others. Received: {}.":
    "{} 的数值最多 {} 行，每行一样长。收到：{}。",
  "{} must hold numbers between -{} and {}, or null. Received: {}.":
    "{} 里必须是 -{} 到 {} 之间的数或 null。收到：{}。",
  "{} must be a list of at most {} kernels. Received: {}.": "{} 必须是最多 {} 个卷积核的列表。收到：{}。",
  "{} must not set a kernel twice. Received: {}.": "{} 不能两次设置同一个卷积核。收到：{}。",
  "{} must be the index of a test picture, or the id of a picture. Received: {}.":
    "{} 必须是测试图片的编号，或一张图片的 id。收到：{}。",
  'There is no picture "{}" on this server, or it is there no longer.':
    "服务器上没有图片“{}”，或者已经不在了。",
  "A picture must have at most {} million pixels. Received: {} × {}.":
    "图片最多有 {} 百万像素。收到：{} × {}。",
  "A progressive JPEG must have at most {} scans. Received: {}.":
    "渐进式 JPEG 最多有 {} 次扫描。收到：{} 次。",
  "pinned must come with its picture. Received: {} alone.": "pinned 必须连同图片一起给出。只收到：{}。",
  "The picture could not be kept with its run ({}).": "图片没能与训练一起保存（{}）。",
  "The weights of the layers in kernels must not take more than {} bytes, or name a unit. Received: {} bytes.":
    "所要各层的权重不能超过 {} 字节，否则请指明一个单元。现在是：{} 字节。",
  "The network cannot be built as far as {}: mend it first.": "网络还不能搭建到 {}：请先修好它。",
  "A matrix is made of convolutions. Received: {}.": "矩阵由卷积得来。收到：{}。",
  "{} must be below {}, the number of test pictures of {}. Received: {}={}.":
    "{} 必须小于 {}，即 {} 的测试图片数。收到：{}={}。",
};
