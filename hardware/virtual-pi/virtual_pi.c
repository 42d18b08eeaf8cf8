// SPDX-License-Identifier: GPL-2.0-only
/*
 * The pins of a Raspberry Pi in User-Mode Linux: an I2C adapter and a GPIO chip whose other end is a
 * program on the host, behind a Unix-domain socket. Whatever becomes of this kernel, that program and
 * what it models go on, as a board's hardware does.
 *
 * What is said over the socket is documented where the host answers it: Ask.java and StandingBoard.java
 * in org.sentuh.simulator.apart.
 *
 *   ask     kind, address or GPIO number, register or level, length; then what is written
 *   answer  how it ended; 8 bytes that are of no use here; then what was read
 *   edge    EDGE, GPIO number, level; at any time between answers, once LINES was asked
 */
#include <linux/completion.h>
#include <linux/gpio/driver.h>
#include <linux/i2c.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/irq.h>
#include <linux/irq_sim.h>
#include <linux/irqdomain.h>
#include <linux/moduleparam.h>
#include <linux/mutex.h>
#include <linux/platform_device.h>
#include <linux/reboot.h>
#include <linux/sysfs.h>
#include <irq_kern.h>
#include <os.h>

enum kind { ASK_WRITE, ASK_READ, ASK_READ_REGISTER, ASK_LINES = 6, ASK_DRIVE };
enum transfer { DONE, NO_ACKNOWLEDGE, TIMED_OUT };

#define EDGE		0xff
#define HEAD_BYTES	4
#define ANSWER_BYTES	9
#define EDGE_BYTES	3
#define MOST_BYTES	255
#define PINS		28

/* Long after every time-out of the bus itself, which the host keeps. */
#define HOST_MS		2000

static char *socket = "";
module_param(socket, charp, 0);
MODULE_PARM_DESC(socket, "where the host answers");

static char *label = "pinctrl-bcm2835";
module_param(label, charp, 0);
MODULE_PARM_DESC(label, "what the GPIO chip is called");

/* The board's reset button, and its plug: "reset" and "off", written to the parameter "power". */
static int press(const char *what, const struct kernel_param *param)
{
	if (sysfs_streq(what, "reset"))
		emergency_restart();
	else if (sysfs_streq(what, "off"))
		kernel_power_off();
	return -EINVAL;
}

static const struct kernel_param_ops buttons = { .set = press };
module_param_cb(power, &buttons, NULL, 0200);
MODULE_PARM_DESC(power, "reset or off");

static int host = -1;
static DEFINE_MUTEX(one_ask);
static DECLARE_COMPLETION(answered);
static u8 heard[ANSWER_BYTES + MOST_BYTES];
static int heard_bytes, wanted_bytes;
static DECLARE_BITMAP(levels, PINS);
static DECLARE_BITMAP(outputs, PINS);
static struct irq_domain *edges;

/* A pin that is an input has another level now. */
static void hear_edge(unsigned int pin, int level)
{
	int irq, type;

	if (pin >= PINS || test_bit(pin, outputs) || test_bit(pin, levels) == level)
		return;
	__assign_bit(pin, levels, level);
	irq = irq_find_mapping(edges, pin);
	if (!irq)
		return;
	type = irq_get_trigger_type(irq);
	if (type & (level ? IRQ_TYPE_EDGE_RISING : IRQ_TYPE_EDGE_FALLING))
		irq_set_irqchip_state(irq, IRQCHIP_STATE_PENDING, true);
}

static int message_bytes(void)
{
	return heard[0] == EDGE ? EDGE_BYTES : wanted_bytes;
}

static irqreturn_t hear(int irq, void *none)
{
	int read;

	for (;;) {
		int want = heard_bytes ? message_bytes() - heard_bytes : 1;

		read = os_read_file(host, heard + heard_bytes, want);
		if (read <= 0)
			break;
		heard_bytes += read;
		if (heard_bytes < message_bytes())
			continue;
		heard_bytes = 0;
		if (heard[0] == EDGE)
			hear_edge(heard[1], heard[2]);
		else
			complete(&answered);
	}
	return IRQ_HANDLED;
}

/* Asks the host and waits; what was read stands behind the answer's head in "heard". */
static int ask(enum kind kind, u8 address, u8 reg, u8 length, const u8 *written, int read)
{
	u8 said[HEAD_BYTES + MOST_BYTES] = { kind, address, reg, length };
	int bytes = HEAD_BYTES;

	if (host < 0)
		return -ENODEV;
	if (written) {
		memcpy(said + bytes, written, length);
		bytes += length;
	}
	wanted_bytes = ANSWER_BYTES + read;
	reinit_completion(&answered);
	if (os_write_file(host, said, bytes) != bytes ||
	    !wait_for_completion_timeout(&answered, msecs_to_jiffies(HOST_MS))) {
		pr_err("virtual_pi: the host does not answer\n");
		host = -1;
		return -EIO;
	}
	return heard[0];
}

static int error_of(int transfer)
{
	switch (transfer) {
	case DONE:
		return 0;
	case NO_ACKNOWLEDGE:
		return -EREMOTEIO;	/* as i2c-bcm2835 and i2c-designware have it */
	case TIMED_OUT:
		return -ETIMEDOUT;
	default:
		return transfer < 0 ? transfer : -EIO;
	}
}

static int carry(struct i2c_adapter *adapter, struct i2c_msg *msgs, int count)
{
	struct i2c_msg *last = &msgs[count - 1];
	int error;

	if (count > 2 || last->len > MOST_BYTES ||
	    (count == 2 && (msgs[0].len != 1 || (msgs[0].flags & I2C_M_RD) ||
			    !(last->flags & I2C_M_RD) || msgs[0].addr != last->addr)))
		return -EOPNOTSUPP;
	mutex_lock(&one_ask);
	if (count == 2)
		error = error_of(ask(ASK_READ_REGISTER, last->addr, msgs[0].buf[0], last->len, NULL,
				     last->len));
	else if (last->flags & I2C_M_RD)
		error = error_of(ask(ASK_READ, last->addr, 0, last->len, NULL, last->len));
	else
		error = error_of(ask(ASK_WRITE, last->addr, 0, last->len, last->buf, 0));
	if (!error && (last->flags & I2C_M_RD))
		memcpy(last->buf, heard + ANSWER_BYTES, last->len);
	mutex_unlock(&one_ask);
	return error ? error : count;
}

static u32 carries(struct i2c_adapter *adapter)
{
	return I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL;
}

static const struct i2c_algorithm algorithm = {
	.master_xfer = carry,
	.functionality = carries,
};

static struct i2c_adapter bus = {
	.owner = THIS_MODULE,
	.name = "virtual Pi",
	.algo = &algorithm,
	.nr = 1,
};

static int get(struct gpio_chip *chip, unsigned int pin)
{
	return test_bit(pin, levels);
}

static void set(struct gpio_chip *chip, unsigned int pin, int level)
{
	mutex_lock(&one_ask);
	__assign_bit(pin, levels, level);
	ask(ASK_DRIVE, pin, level, 0, NULL, 0);
	mutex_unlock(&one_ask);
}

static int direction_output(struct gpio_chip *chip, unsigned int pin, int level)
{
	__set_bit(pin, outputs);
	set(chip, pin, level);
	return 0;
}

static int direction_input(struct gpio_chip *chip, unsigned int pin)
{
	__clear_bit(pin, outputs);
	return 0;
}

static int get_direction(struct gpio_chip *chip, unsigned int pin)
{
	return test_bit(pin, outputs) ? GPIO_LINE_DIRECTION_OUT : GPIO_LINE_DIRECTION_IN;
}

/* The board's resistors are on the host's side, if anywhere. */
static int set_config(struct gpio_chip *chip, unsigned int pin, unsigned long config)
{
	switch (pinconf_to_config_param(config)) {
	case PIN_CONFIG_BIAS_PULL_UP:
	case PIN_CONFIG_BIAS_PULL_DOWN:
	case PIN_CONFIG_BIAS_DISABLE:
		return 0;
	default:
		return -ENOTSUPP;
	}
}

static int to_irq(struct gpio_chip *chip, unsigned int pin)
{
	return irq_create_mapping(edges, pin);
}

static struct gpio_chip pins = {
	.owner = THIS_MODULE,
	.base = -1,
	.ngpio = PINS,
	.can_sleep = true,
	.get = get,
	.set = set,
	.direction_output = direction_output,
	.direction_input = direction_input,
	.get_direction = get_direction,
	.set_config = set_config,
	.to_irq = to_irq,
};

static int __init virtual_pi(void)
{
	struct platform_device *board;
	int irq;

	if (!*socket)
		return 0;
	host = os_connect_socket(socket);
	if (host < 0) {
		pr_err("virtual_pi: nobody answers at %s (%d)\n", socket, host);
		return -ENODEV;
	}
	os_set_exec_close(host);
	os_set_fd_block(host, 0);
	board = platform_device_register_simple("virtual-pi", -1, NULL, 0);
	if (IS_ERR(board))
		return PTR_ERR(board);
	edges = irq_domain_create_sim(NULL, PINS);
	if (IS_ERR(edges))
		return PTR_ERR(edges);
	irq = um_request_irq(UM_IRQ_ALLOC, host, IRQ_READ, hear, 0, "virtual-pi", board);
	if (irq < 0)
		return irq;
	mutex_lock(&one_ask);
	ask(ASK_LINES, 0, 0, 0, NULL, 0);
	mutex_unlock(&one_ask);
	bus.dev.parent = &board->dev;
	pins.parent = &board->dev;
	pins.label = label;
	return i2c_add_numbered_adapter(&bus) ?: gpiochip_add_data(&pins, NULL);
}
late_initcall(virtual_pi);
