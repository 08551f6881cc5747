/** What is said of a training: trouble, lost processes, memory and disk. */

/** @type {Record<string, string>} */
export const running = {
  "Most often the learning rate, {}, is too large: {}.": "多半是学习率 {} 太大：{}。",
  "Most often the learning rate, {}, is too large: {}. Start again with {}.":
    "多半是学习率 {} 太大：{}。用 {} 重新开始。",
  "{} gives 0 in all its units for all {} test pictures at step {}":
    "在第 {2} 步，{0} 的所有单元对全部 {1} 张测试图片都输出 0",
  "{}: neither it nor the layers before it learn any more. {} With LeakyReLU none dies. Training is paused.":
    "{}：它和它前面的层都不再学习。{} 用 LeakyReLU 就不会死掉。训练已暂停。",
  "{} gives 0 in {} % of its units for all {} test pictures at step {}: such units learn nothing. The learning rate, {}, may be too large; with LeakyReLU none dies.":
    "在第 {3} 步，{0} 有 {1} % 的单元对全部 {2} 张测试图片都输出 0：这样的单元什么也学不到。学习率 {4} 可能太大；用 LeakyReLU 就不会死掉。",
  "{}: it learns no more, and only what goes around it does. With LeakyReLU none dies.":
    "{}：它不再学习，只有绕过它的部分还在学。用 LeakyReLU 就不会死掉。",
  "a step threw the weights so far that ReLU is off for good": "有一步把权重抛得太远，ReLU 从此一直关闭",
  "The loss explodes: it is {} at step {}, and guessing alone would give {}. {} Training is paused.":
    "损失爆炸了：第 {1} 步为 {0}，而瞎猜只会是 {2}。{3} 训练已暂停。",
  "each step overshoots": "每一步都冲过了头",
  "The loss stopped being a number at step {}. {} Training is paused.":
    "第 {} 步起损失不再是数。{} 训练已暂停。",
  "The loss stopped being a number at step {}. The weights of layer {} are no longer numbers. {} Training is paused.":
    "第 {} 步起损失不再是数。{} 层的权重已不是数。{} 训练已暂停。",
  "each step overshoots further than the one before": "每一步都比前一步冲得更远",
  "The network does no better than guessing: over the last {} steps the loss is {}, and giving every picture the same probabilities makes {}. {}":
    "网络不比瞎猜好：最近 {} 步的损失是 {}，而给每张图片同样的概率就是 {}。{}",
  "In {} steps layer {} moved by {} % of its weights' length": "{0} 步里，{1} 层只移动了权重长度的 {2} %",
  "{}. The learning rate, {}, may be too large or too small, activations may be saturated (ReLU or batch normalization help), or the pictures do not tell their classes apart.":
    "{}。学习率 {} 可能太大或太小，激活可能已饱和（ReLU 或批归一化有帮助），或者图片本身分不出类别。",
  "{}: the learning rate, {}, may be too small; try {}. Or too little gradient comes through, as from sigmoid and tanh far from 0: ReLU or batch normalization help.":
    "{}：学习率 {} 可能太小；试试 {}。也可能通过的梯度太少，比如远离 0 的 sigmoid 和 tanh：ReLU 或批归一化有帮助。",
  "{}: the learning rate, {}, is probably too large; try {}.": "{}：学习率 {} 多半太大；试试 {}。",

  "gave no sign of life and was ended": "没有任何动静，已被结束",
  "wrote what no training process writes and was ended": "写出了训练进程不会写的东西，已被结束",
  "reported far more than a training process does and was ended": "报告得远比训练进程该有的多，已被结束",
  "crashed, most likely as it needed more memory than it may have; fewer filters or a smaller batch help":
    "崩溃了，多半是需要的内存超过了允许；减少滤波器或减小批大小有帮助",
  "could not be started": "无法启动",
  "was lost with the machine that it ran on": "随它所在的机器一起失去了",
  "was killed (signal {})": "被杀掉（信号 {}）",
  "ended by itself (exit code {})": "自行结束（退出码 {}）",
  ended: "结束了",
  "The training process {}. Your network and the history are still here: press Train to start again.":
    "训练进程{}。你的网络和历史都还在：按“训练”重新开始。",
  "The training process {}. Your network and the history are still here: press Train to go on from the weights of step {}.":
    "训练进程{}。你的网络和历史都还在：按“训练”从第 {} 步的权重继续。",
  "At step {} the training process {}. {}: there is nothing you have to do.":
    "第 {} 步时训练进程{}。{}：你什么都不用做。",
  "The run comes back by itself, paused, {}": "训练会自己恢复到暂停状态，{}",
  "Training goes on by itself {}": "训练会自己继续，{}",
  "from step {}, the last that was kept": "从最后保存的第 {} 步起",
  "from what can be read of what was kept": "从保存内容中还能读出的部分起",
  "from the beginning": "从头开始",
  "The weights to start from cannot be read: their file was cut short or lost. Start without them.":
    "作为起点的权重读不出来：文件被截断或丢失。请不带权重开始。",
  "This network needs more memory than there is. Fewer filters, a smaller batch or a larger stride help.":
    "这个网络需要的内存比现有的多。减少滤波器、减小批大小或加大步幅有帮助。",
  "Keras could not go on: {}.": "Keras 无法继续：{}。",
  "A file of this run could not be written or read: {}.": "这次训练的一个文件无法写入或读取：{}。",
  "The disk is full: step {} could not be kept. {}. Training goes on; make room soon.":
    "磁盘已满：第 {} 步未能保存。{}。训练继续进行；请尽快腾出空间。",
  "The disk refuses to be written to ({}): step {} could not be kept. {}. Training goes on.":
    "磁盘拒绝写入（{}）：第 {} 步未能保存。{}。训练继续进行。",
  "Nothing of this run is on disk yet": "这次训练还没有任何内容在磁盘上",
  "What was learned up to step {} is on disk": "到第 {} 步为止学到的已在磁盘上",
  "The checkpoint of this run cannot be read: a file was cut short or lost. Training goes on {}.":
    "这次训练的检查点读不出来：文件被截断或丢失。训练继续，{}。",
  "The pinned picture of this run cannot be read: its file was cut short or lost. The first test picture takes its place.":
    "这次训练钉住的图片读不出来：文件被截断或丢失。由第一张测试图片代替。",
  "from the start": "从头开始",
  "from the snapshot of step {}; the optimizer begins anew": "从第 {} 步的快照起；优化器重新开始",
  "step must be one whose weights were kept and can be read. Received: step={}; kept: {}.":
    "step 必须是权重保存过且能读出的一步。收到：step={}；保存的有：{}。",
  "The run has no checkpoint that can be read.": "这次训练没有能读出的检查点。",
  "step was not done: the run went back to an earlier step.": "没有执行单步：训练已回到更早的一步。",
  "The process has not answered within {} s.": "进程在 {} 秒内没有回答。",
  "The process that was asked is no longer there.": "被询问的进程已经不在了。",
  "The training process was lost during {}; the run goes on by itself from what was kept last. Try again in a moment.":
    "训练进程在 {} 时失去；训练会从最后保存处自己继续。请稍后再试。",
  "TensorFlow and Keras cannot be loaded here: {}": "这里无法载入 TensorFlow 和 Keras：{}",
  "TensorFlow is still starting; try again in a moment.": "TensorFlow 还在启动；请稍后再试。",
  "Other previews are still being computed; try again in a moment.": "别的预览还在计算；请稍后再试。",
  "The process that computes previews was lost; a new one is starting. Try again in a moment.":
    "计算预览的进程失去了；新的正在启动。请稍后再试。",
  "A worker could not be started.": "工作进程无法启动。",
  "At most {} runs can be under way; stop one first.": "最多同时进行 {} 次训练；请先停止一次。",
  "The folder of a run could not be made ({}).": "无法建立训练的文件夹（{}）。",
  "These weights are no longer kept, or cannot be read.": "这些权重已不再保存，或读不出来。",
  "These weights are no longer kept.": "这些权重已不再保存。",

  "CPU, {} thread": "CPU，{} 个线程",
  "CPU, {} threads": "CPU，{} 个线程",
};
