#!/usr/bin/env python3
"""Writes a quiet Monday of a province: what honest people and programs leave in the logs, with much that looks alike.

    python3 make.py        writes the *.log files beside it; the same every time

Nobody attacks here. People mistype, a class signs in behind one address, search engines ask for old pages, administrators use sudo,
programs update themselves, backups run. Over these lines the rules together may raise nothing but what exceptions.txt lists.
"""
import json
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

HERE = Path(__file__).parent
VN = timezone(timedelta(hours=7))
DAY = datetime(2026, 11, 23, 6, 0, 0, tzinfo=VN)
rnd = random.Random(20261123)

PEOPLE = ["nguyenvanan", "tranthibinh", "levancuong", "phamthidung", "hoangvanem", "vuthigiang", "dangvanha", "buithihoa", "dovankhanh", "ngothilan",
          "lothimai", "quangvannam", "cavanoanh", "giangapao", "vuthiquynh", "lovansinh", "mualathanh", "thaovanu", "sungthivang", "hnie.xuan"]
BROWSERS = ["Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/126.0.0 Chrome/120.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 13; SM-A235F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36 Zalo android/24110"]
GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
COCCOC = "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)"
BING = "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"


def moment(hour_from=6.0, hour_to=18.0):
    return DAY + timedelta(seconds=rnd.uniform((hour_from - 6) * 3600, (hour_to - 6) * 3600))


class Log:
    def __init__(self, name):
        self.name, self.lines = name, []

    def add(self, at, line):
        self.lines.append((at, len(self.lines), line))

    def write(self):
        self.lines.sort()
        (HERE / self.name).write_text("".join(line + "\n" for _, _, line in self.lines), encoding="utf-8")
        print(f"{len(self.lines):6} {self.name}")


# ---------------------------------------------------------------- web
def clf(at):
    return at.strftime("%d/%b/%Y:%H:%M:%S +0700")


def hit(log, at, ip, request, status, size, ref="-", agent=None, user="-"):
    log.add(at, f'{ip} - {user} [{clf(at)}] "{request} HTTP/1.1" {status} {size} "{ref}" "{agent or rnd.choice(BROWSERS)}"')


def portal():
    """The province's portal and one-stop shop behind nginx."""
    log = Log("nginx-access.log")
    home = "https://dienbien.gov.vn/"
    pages = ["/", "/tin-tuc", "/tin-tuc/hop-bao-thuong-ky-thang-11", "/van-ban/quyet-dinh-1234-qd-ubnd", "/van-ban?loai=quyet-dinh&nam=2026", "/lanh-dao", "/lien-he",
             "/motcua", "/motcua/tra-cuu", "/motcua/tra-cuu?ma=HS-2026-00123", "/dichvucong/thu-tuc/cap-lai-can-cuoc", "/thong-bao/tuyen-dung-vien-chuc-2026",
             "/tim-kiem?q=ngh%E1%BB%8B%20quy%E1%BA%BFt%20h%E1%BB%99i%20%C4%91%E1%BB%93ng", "/tim-kiem?q=union+cong+doan+select", "/tim-kiem?q=%C4%91i%E1%BB%81u%20ki%E1%BB%87n%20%26%20h%E1%BB%93%20s%C6%A1",
             "/tim-kiem?q=l%C3%AA+th%E1%BB%8B+o'neil", "/chuyen-muc/van-hoa/le-hoi-hoa-ban", "/ban-do/hanh-chinh?lat=21.38&lon=103.02&zoom=12", "/rss/tin-moi.xml",
             "/tin-tuc/canh-bao-lua-dao-casino-truc-tuyen", "/tin-tuc/tap-huan-an-toan-thong-tin-sqlmap-va-xss", "/hoi-dap?page=2&order=desc", "/../dien-dan", "/api/thoi-tiet?tinh=dien-bien"]
    parts = ["/css/chinh.css?v=12", "/js/chinh.js?v=12", "/anh/logo.png", "/anh/banner-hoa-ban.jpg", "/fonts/roboto.woff2", "/favicon.ico"]
    for _ in range(520):
        at, ip, agent = moment(6.5, 17.8), f"113.160.{rnd.randint(1, 30)}.{rnd.randint(2, 250)}", rnd.choice(BROWSERS)
        page = rnd.choice(pages)
        hit(log, at, ip, f"GET {page}", 200, rnd.randint(4000, 60000), "https://www.google.com/", agent)
        for part in rnd.sample(parts, rnd.randint(1, 3)):
            at += timedelta(milliseconds=rnd.randint(50, 900))
            hit(log, at, ip, f"GET {part}", rnd.choice([200, 200, 304]), rnd.randint(300, 90000), home + page.lstrip("/"), agent)
    # A class of forty-five looks at the same portal from one address, and the portal lacks two pictures.
    start = DAY + timedelta(hours=2)
    for pupil in range(45):
        at = start + timedelta(seconds=rnd.uniform(0, 180))
        hit(log, at, "14.177.64.9", "GET /", 200, 48211, "-", BROWSERS[0])
        for missing in ["/anh/cu/banner-2019.jpg", "/anh/cu/nen.png", "/thoi-khoa-bieu-cu"]:
            hit(log, at + timedelta(seconds=1), "14.177.64.9", f"GET {missing}", 404, 153, home, BROWSERS[0])
    # They sign in to the e-learning; some need two or three tries.
    for pupil in range(45):
        at = start + timedelta(seconds=200 + rnd.uniform(0, 240))
        for _ in range(rnd.choice([0, 0, 0, 0, 1, 2])):
            hit(log, at, "14.177.64.9", "POST /login/index.php", 200, 9100, home + "login", BROWSERS[0])
            at += timedelta(seconds=rnd.randint(4, 15))
        hit(log, at, "14.177.64.9", "POST /login", 302, 0, home + "login", BROWSERS[0])
    # Officers sign in to the one-stop shop, mistype, work, upload scans, fetch files.
    for officer in range(18):
        ip, at = f"10.20.{rnd.randint(1, 20)}.{rnd.randint(2, 250)}", moment(7.3, 9)
        for _ in range(rnd.choice([0, 0, 1, 2])):
            hit(log, at, ip, "POST /motcua/dang-nhap", 200, 4210, home + "motcua", BROWSERS[1])
            at += timedelta(seconds=rnd.randint(5, 20))
        hit(log, at, ip, "POST /motcua/dang-nhap", 302, 0, home + "motcua", BROWSERS[1])
        for file in range(rnd.randint(5, 16)):
            at += timedelta(minutes=rnd.uniform(2, 25))
            hit(log, at, ip, f"GET /motcua/hoso/{rnd.randint(1000, 9999)}", 200, rnd.randint(9000, 30000), home + "motcua", BROWSERS[1])
            if rnd.random() < 0.4:
                hit(log, at + timedelta(seconds=30), ip, "POST /motcua/hoso/tai-len", 200, 120, home + "motcua", BROWSERS[1])
                hit(log, at + timedelta(seconds=40), ip, f"GET /motcua/dinhkem/{rnd.randint(1000, 9999)}/cmnd-mat-truoc.jpg", 200, 880000, home + "motcua", BROWSERS[1])
            if rnd.random() < 0.3:
                hit(log, at + timedelta(seconds=50), ip, f"GET /motcua/dinhkem/{rnd.randint(1000, 9999)}/don-de-nghi.pdf", 200, rnd.randint(200_000, 4_000_000), home + "motcua", BROWSERS[1])
    # Search engines follow old links; people fetch large public documents; monitoring knocks.
    for n in range(160):
        agent, net = rnd.choice([(GOOGLE, "66.249.66"), (COCCOC, "123.30.175"), (BING, "40.77.167")])
        hit(log, moment(), f"{net}.{rnd.randint(1, 20)}", f"GET /tin-tuc/bai-viet-cu-{n}", rnd.choice([404, 301, 200]), 153, "-", agent)
    for n in range(40):
        hit(log, moment(), f"113.160.{rnd.randint(1, 30)}.{rnd.randint(2, 250)}", f"GET /cong-bao/so-{n}.pdf", 200, rnd.randint(2_000_000, 40_000_000), home)
    for n in range(0, 720, 4):
        hit(log, DAY + timedelta(minutes=n), "10.20.1.5", "GET /health", 200, 2, "-", "Zabbix")
    # One bot on its round, as every site sees them: a request or two and gone.
    for n, path in enumerate(["/.env", "/wp-login.php", "/.git/config", "/phpmyadmin/", "/actuator/health", "/robots.txt"]):
        hit(log, moment(), f"198.51.100.{10 + n}", f"GET {path}", 404, 153, "-", "Mozilla/5.0 (compatible; CensysInspect/1.1)")
    hit(log, moment(), "118.70.3.4", "GET /.well-known/security.txt", 200, 310, "-")
    log.write()


def school():
    """A school's WordPress behind Apache."""
    log = Log("apache-access.log")
    home = "https://thpt-phanbaochau.edu.vn/"
    for _ in range(260):
        at, ip, agent = moment(6.5, 17.8), f"116.99.{rnd.randint(1, 30)}.{rnd.randint(2, 250)}", rnd.choice(BROWSERS)
        hit(log, at, ip, "GET " + rnd.choice(["/", "/tin-nha-truong/", "/thong-bao/lich-thi-hoc-ky-1/", "/?p=1021", "/category/doan-doi/", "/?s=de+thi+thu", "/lien-he/"]), 200, rnd.randint(9000, 50000), "-", agent)
        hit(log, at + timedelta(seconds=1), ip, "GET " + rnd.choice(["/wp-content/uploads/2026/11/khai-giang.jpg", "/wp-content/themes/truonghoc/style.css?ver=6.6", "/wp-includes/js/jquery/jquery.min.js?ver=3.7.1"]), 200, rnd.randint(900, 220000), home, agent)
    for day in range(0, 720, 15):
        hit(log, DAY + timedelta(minutes=day), "127.0.0.1", f"POST /wp-cron.php?doing_wp_cron={1795400000 + day}", 200, 0, "-", "WordPress/6.6; https://thpt-phanbaochau.edu.vn")
    # Two teachers write articles, with pictures and a plug-in update.
    for teacher, ip in enumerate(["116.99.2.40", "14.177.64.9"]):
        at = DAY + timedelta(hours=3 + teacher * 4)
        hit(log, at, ip, "GET /wp-login.php", 200, 6200, "-", BROWSERS[1])
        hit(log, at + timedelta(seconds=9), ip, "POST /wp-login.php", 200, 6300, home + "wp-login.php", BROWSERS[1])
        hit(log, at + timedelta(seconds=22), ip, "POST /wp-login.php", 302, 0, home + "wp-login.php", BROWSERS[1])
        for picture in range(8):
            at += timedelta(minutes=2)
            hit(log, at, ip, "POST /wp-admin/async-upload.php", 200, 640, home + "wp-admin/post-new.php", BROWSERS[1])
            hit(log, at + timedelta(seconds=3), ip, f"GET /wp-content/uploads/2026/11/anh-{picture}-300x200.jpg", 200, 21000, home + "wp-admin/post-new.php", BROWSERS[1])
            hit(log, at + timedelta(seconds=9), ip, "POST /wp-admin/admin-ajax.php", 200, 47, home + "wp-admin/post-new.php", BROWSERS[1])
        hit(log, at + timedelta(minutes=3), ip, "POST /wp-json/wp/v2/posts/1022?_locale=user", 200, 5200, home + "wp-admin/post.php?post=1022&action=edit", BROWSERS[1])
        hit(log, at + timedelta(minutes=5), ip, "GET /wp-admin/update.php?action=upgrade-plugin&plugin=contact-form-7", 200, 9100, home + "wp-admin/plugins.php", BROWSERS[1])
    for n in range(60):
        hit(log, moment(), "66.249.66.7", f"GET /?p={n}", rnd.choice([200, 301, 404]), 9000, "-", GOOGLE)
    log.write()


def web_errors():
    log = Log("nginx-error.log")
    for _ in range(120):
        at = moment()
        stamp = at.strftime("%Y/%m/%d %H:%M:%S")
        log.add(at, rnd.choice([
            f'{stamp} [error] 811#811: *{rnd.randint(1, 99999)} open() "/var/www/html/anh/cu/nen.png" failed (2: No such file or directory), client: 14.177.64.9, server: dienbien.gov.vn, request: "GET /anh/cu/nen.png HTTP/1.1", host: "dienbien.gov.vn"',
            f'{stamp} [warn] 811#811: *{rnd.randint(1, 99999)} a client request body is buffered to a temporary file /var/lib/nginx/body/0000000012, client: 10.20.3.9, server: dienbien.gov.vn, request: "POST /motcua/hoso/tai-len HTTP/1.1", host: "dienbien.gov.vn"',
            f'{stamp} [error] 811#811: *{rnd.randint(1, 99999)} upstream timed out (110: Connection timed out) while reading response header from upstream, client: 113.160.4.9, server: dienbien.gov.vn, request: "GET /tim-kiem?q=quyet+dinh HTTP/1.1", upstream: "http://127.0.0.1:8080/tim-kiem?q=quyet+dinh", host: "dienbien.gov.vn"',
        ]))
    log.write()


# ---------------------------------------------------------------- Linux
def sys(at):
    return at.strftime("%b ") + f"{at.day:2}" + at.strftime(" %H:%M:%S")


def auth():
    log = Log("auth.log")
    hosts = ["web-01", "db-01", "mail-01", "gw-01"]
    # Backups by key every hour, monitoring every ten minutes.
    for minute in range(0, 720, 60):
        for host in hosts:
            at, pid = DAY + timedelta(minutes=minute, seconds=rnd.randint(1, 40)), rnd.randint(1000, 30000)
            log.add(at, f"{sys(at)} {host} sshd[{pid}]: Accepted publickey for saoluu from 10.20.1.30 port {rnd.randint(30000, 60000)} ssh2: ED25519 SHA256:Zk1bq0vSaoLuu")
            log.add(at, f"{sys(at)} {host} sshd[{pid}]: pam_unix(sshd:session): session opened for user saoluu(uid=1003) by (uid=0)")
            log.add(at + timedelta(seconds=70), f"{sys(at + timedelta(seconds=70))} {host} sshd[{pid}]: pam_unix(sshd:session): session closed for user saoluu")
    for minute in range(0, 720, 10):
        at = DAY + timedelta(minutes=minute)
        log.add(at, f"{sys(at)} web-01 sshd[{rnd.randint(1000, 30000)}]: Connection closed by 10.20.1.5 port {rnd.randint(30000, 60000)} [preauth]")
    # Administrators come from inside, mistype, and work with sudo.
    commands = ["/usr/bin/apt update", "/usr/bin/apt upgrade -y", "/usr/bin/systemctl restart nginx", "/usr/bin/systemctl reload apache2", "/usr/bin/tail -f /var/log/nginx/access.log",
                "/usr/bin/journalctl --vacuum-size=500M", "/usr/bin/rm /var/log/nginx/access.log.14.gz", "/usr/bin/chown -R www-data:www-data /var/www/html", "/usr/bin/crontab -e",
                "/usr/bin/less /var/log/auth.log", "/usr/sbin/ufw status", "/usr/bin/systemctl restart rsyslog", "/usr/bin/cp /etc/nginx/nginx.conf /root/saoluu/", "/usr/bin/certbot renew",
                "/usr/bin/find /tmp -mtime +7 -delete", "/usr/bin/docker ps", "/usr/bin/vi /etc/php/8.2/fpm/php.ini"]
    for admin, ip in [("an", "10.20.1.9"), ("binh", "10.20.1.12"), ("cuong", "10.68.1.20")]:
        for host in hosts:
            for visit in range(3):
                at, pid, port = moment(7.5, 17), rnd.randint(1000, 30000), rnd.randint(30000, 60000)
                for slip in range(rnd.choice([0, 0, 1, 2])):
                    log.add(at, f"{sys(at)} {host} sshd[{pid}]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost={ip}  user={admin}")
                    at += timedelta(seconds=2)
                    log.add(at, f"{sys(at)} {host} sshd[{pid}]: Failed password for {admin} from {ip} port {port} ssh2")
                    at += timedelta(seconds=rnd.randint(4, 12))
                log.add(at, f"{sys(at)} {host} sshd[{pid}]: Accepted password for {admin} from {ip} port {port} ssh2")
                log.add(at, f"{sys(at)} {host} systemd-logind[612]: New session {rnd.randint(10, 9999)} of user {admin}.")
                for _ in range(rnd.randint(2, 6)):
                    at += timedelta(seconds=rnd.randint(20, 300))
                    log.add(at, f"{sys(at)} {host} sudo: {admin:>8} : TTY=pts/0 ; PWD=/home/{admin} ; USER=root ; COMMAND={rnd.choice(commands)}")
                    log.add(at, f"{sys(at)} {host} sudo: pam_unix(sudo:session): session opened for user root(uid=0) by {admin}(uid=1000)")
                    log.add(at + timedelta(seconds=3), f"{sys(at + timedelta(seconds=3))} {host} sudo: pam_unix(sudo:session): session closed for user root")
                if rnd.random() < 0.4:
                    at += timedelta(seconds=40)
                    log.add(at, f"{sys(at)} {host} sudo: {admin:>8} : TTY=pts/0 ; PWD=/var/www/html ; USER=www-data ; COMMAND=/usr/bin/php artisan cache:clear")
    # Somebody forgets root's password twice; a new colleague gets an account without rights.
    at = DAY + timedelta(hours=3)
    for slip in range(2):
        log.add(at, f"{sys(at)} db-01 su[4411]: pam_unix(su:auth): authentication failure; logname=binh uid=1001 euid=0 tty=/dev/pts/0 ruser=binh rhost=  user=root")
        log.add(at, f"{sys(at)} db-01 su[4411]: FAILED SU (to root) binh on pts/0")
        at += timedelta(seconds=15)
    log.add(at, f"{sys(at)} db-01 su[4412]: (to root) binh on pts/0")
    at = DAY + timedelta(hours=4)
    log.add(at, f"{sys(at)} web-01 useradd[5120]: new group: name=bientap, GID=1010")
    log.add(at, f"{sys(at)} web-01 useradd[5120]: new user: name=bientap, UID=1010, GID=1010, home=/home/bientap, shell=/bin/bash, from=/dev/pts/0")
    log.add(at, f"{sys(at)} web-01 usermod[5121]: add 'bientap' to group 'www-data'")
    log.add(at, f"{sys(at)} web-01 useradd[5130]: new user: name=_apt2, UID=112, GID=65534, home=/nonexistent, shell=/usr/sbin/nologin, from=none")
    # The Internet knocks at the gateway: a try or two from each address.
    for n in range(60):
        at, ip = moment(), f"203.0.113.{rnd.randint(1, 250)}"
        log.add(at, f"{sys(at)} gw-01 sshd[{rnd.randint(1000, 30000)}]: Invalid user {rnd.choice(['admin', 'ubuntu', 'test', 'oracle'])} from {ip} port {rnd.randint(30000, 60000)}")
        log.add(at, f"{sys(at)} gw-01 sshd[{rnd.randint(1000, 30000)}]: Connection closed by invalid user admin {ip} port {rnd.randint(30000, 60000)} [preauth]")
    # Cron as content management systems and packages have it.
    for minute in range(0, 720, 5):
        at = DAY + timedelta(minutes=minute, seconds=1)
        log.add(at, f"{sys(at)} web-01 CRON[{rnd.randint(1000, 30000)}]: (www-data) CMD (/usr/bin/php /var/www/moodle/admin/cli/cron.php >/dev/null)")
        if minute % 60 == 15:
            log.add(at, f"{sys(at)} web-01 CRON[{rnd.randint(1000, 30000)}]: (root) CMD (cd / && run-parts --report /etc/cron.hourly)")
            log.add(at, f"{sys(at)} web-01 CRON[{rnd.randint(1000, 30000)}]: (root) CMD (wget -q -O - https://thpt-phanbaochau.edu.vn/wp-cron.php?doing_wp_cron >/dev/null 2>&1)")
            log.add(at, f"{sys(at)} db-01 CRON[{rnd.randint(1000, 30000)}]: (postgres) CMD (/usr/local/bin/saoluu-csdl.sh /tmp/saoluu)")
    log.write()


def syslog():
    log = Log("syslog.log")
    for _ in range(500):
        at, host = moment(), rnd.choice(["web-01", "db-01", "mail-01", "rb-thcs", "gw-01"])
        log.add(at, f"{sys(at)} {host} " + rnd.choice([
            "systemd[1]: Started Session 4411 of user saoluu.",
            "systemd[1]: logrotate.service: Deactivated successfully.",
            "kernel: [81120.11] TCP: request_sock_TCP: Possible SYN flooding on port 443. Sending cookies.  Check SNMP counters.",
            "dbus-daemon[601]: [system] Successfully activated service 'org.freedesktop.nm_dispatcher'",
            "postfix/smtpd[8112]: connect from mail.daklak.gov.vn[10.20.1.25]",
            "postfix/qmgr[1022]: 4F1A2B3C: from=<vanthu@dienbien.gov.vn>, size=48211, nrcpt=4 (queue active)",
            "dovecot: imap-login: Login: user=<phamthidung@dienbien.gov.vn>, method=PLAIN, rip=10.20.7.15, lip=10.20.1.25, mpid=8112, TLS, session=<q1w2e3>",
            "dovecot: imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<ngothilan@dienbien.gov.vn>, method=PLAIN, rip=10.20.7.44, lip=10.20.1.25, TLS, session=<a1s2>",
            "system,info,account: user quantri logged in from 10.20.1.5 via winbox",
            "dhcp,info: dhcp1 assigned 192.168.10.44 to 00:11:22:33:44:55",
            "clamd[1203]: Self checking every 3600 seconds.",
            "snapd[733]: storehelpers.go:954: cannot refresh: snap has no updates available",
        ]))
    log.write()


# ---------------------------------------------------------------- Windows
def windows():
    log = Log("windows.json.log")
    record = iter(range(1, 10**6))

    def event(at, channel, event_id, computer, provider, **data):
        log.add(at, json.dumps({"Channel": channel, "EventID": event_id, "Provider_Name": provider, "Computer": computer,
                                "TimeCreated": at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z"), "EventRecordID": next(record), **data}, ensure_ascii=False))

    audit, sysmon, scm = "Microsoft-Windows-Security-Auditing", "Microsoft-Windows-Sysmon", "Service Control Manager"
    sysmon_log = "Microsoft-Windows-Sysmon/Operational"
    machines = [(f"PC-{unit}-{n:02}.dienbien.local", person) for (unit, n), person in zip([(u, n) for u in ["VANTHU", "KETOAN", "MOTCUA", "NOIVU"] for n in range(1, 6)], PEOPLE)]
    # Logons in the morning: slips, shares, a saved old password that retries all day.
    for number, (machine, person) in enumerate(machines):
        at, ip = moment(7, 8.2), f"10.20.7.{number + 10}"
        for _ in range(rnd.choice([0, 0, 1, 2, 3])):
            event(at, "Security", 4625, "DC01.dienbien.local", audit, TargetUserName=person, TargetDomainName="DIENBIEN", IpAddress=ip, IpPort="50122", LogonType="3", Status="0xc000006d", SubStatus="0xc000006a")
            at += timedelta(seconds=rnd.randint(5, 15))
        event(at, "Security", 4768, "DC01.dienbien.local", audit, TargetUserName=person, TargetDomainName="DIENBIEN.LOCAL", IpAddress=f"::ffff:{ip}", IpPort="50123", Status="0x0", TicketEncryptionType="0x12", PreAuthType="2")
        event(at, "Security", 4624, "FILE01.dienbien.local", audit, TargetUserName=person, TargetDomainName="DIENBIEN", TargetLogonId="0x3e7a1", IpAddress=ip, IpPort="50124", LogonType="3", LogonProcessName="Kerberos")
        event(at, "Security", 4672, "FILE01.dienbien.local", audit, SubjectUserName="FILE01$", SubjectDomainName="DIENBIEN", PrivilegeList="SeBackupPrivilege")
        for service in ["cifs/FILE01", "ldap/DC01", "host/" + machine.split(".")[0]]:
            event(at + timedelta(seconds=4), "Security", 4769, "DC01.dienbien.local", audit, TargetUserName=f"{person}@DIENBIEN.LOCAL", ServiceName=service.split("/")[1] + "$", TicketEncryptionType="0x12", TicketOptions="0x40810000", IpAddress=f"::ffff:{ip}", Status="0x0")
    for minute in range(0, 600, 6):
        event(DAY + timedelta(minutes=60 + minute), "Security", 4625, "FILE01.dienbien.local", audit, TargetUserName="ngothilan", TargetDomainName="DIENBIEN", IpAddress="10.20.7.19", IpPort="51000", LogonType="3", Status="0xc000006d", SubStatus="0xc000006a")
    # Programs of an office.
    programs = [("C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE", 'WINWORD.EXE /n "D:\\CongVan\\2026\\cong-van-{n}.docx"', "C:\\Windows\\explorer.exe"),
                ("C:\\Windows\\splwow64.exe", "C:\\Windows\\splwow64.exe 12288", "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE"),
                ("C:\\Users\\{p}\\AppData\\Local\\Programs\\Zalo\\Zalo.exe", "Zalo.exe --startup", "C:\\Windows\\explorer.exe"),
                ("C:\\Users\\{p}\\AppData\\Local\\CocCoc\\Browser\\Application\\browser.exe", "browser.exe --type=renderer", "C:\\Users\\{p}\\AppData\\Local\\CocCoc\\Browser\\Application\\browser.exe"),
                ("D:\\UniKeyNT.exe", "D:\\UniKeyNT.exe", "C:\\Windows\\explorer.exe"),
                ("C:\\Program Files\\MISA\\misa.exe", "misa.exe", "C:\\Windows\\explorer.exe"),
                ("C:\\Program Files (x86)\\HTKK\\HTKK.exe", "HTKK.exe", "C:\\Windows\\explorer.exe"),
                ("C:\\Windows\\System32\\cmd.exe", 'cmd.exe /c "C:\\Program Files\\MISA\\saoluu.bat"', "C:\\Program Files\\MISA\\misa.exe"),
                ("C:\\Windows\\System32\\rundll32.exe", "rundll32.exe shell32.dll,Control_RunDLL timedate.cpl", "C:\\Windows\\explorer.exe"),
                ("C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", 'powershell.exe -ExecutionPolicy Bypass -File "C:\\Program Files\\QuanTri\\kiemke.ps1"', "C:\\Windows\\System32\\svchost.exe"),
                ("C:\\Program Files\\WinRAR\\WinRAR.exe", 'WinRAR.exe "D:\\TaiLieu\\ho-so-2026.rar"', "C:\\Windows\\explorer.exe"),
                ("C:\\Windows\\System32\\taskhostw.exe", "taskhostw.exe", "C:\\Windows\\System32\\svchost.exe"),
                ("C:\\Windows\\System32\\net.exe", "net use Z: \\\\FILE01\\DungChung", "C:\\Windows\\System32\\cmd.exe"),
                ("C:\\Windows\\System32\\wevtutil.exe", "wevtutil qe System /c:5", "C:\\Windows\\System32\\cmd.exe"),
                ("C:\\Windows\\System32\\vssadmin.exe", "vssadmin list shadows", "C:\\Program Files\\Veeam\\Agent\\VeeamAgent.exe"),
                ("C:\\Windows\\System32\\certutil.exe", "certutil -verify C:\\chungthu\\kyso.cer", "C:\\Program Files\\VGCA\\kyso.exe")]
    for n in range(900):
        machine, person = rnd.choice(machines)
        image, command, parent = (text.replace("{p}", person).replace("{n}", str(n)) for text in rnd.choice(programs))
        at = moment(7, 17)
        if rnd.random() < 0.6:
            event(at, sysmon_log, 1, machine, sysmon, Image=image, CommandLine=command, ParentImage=parent, User=f"DIENBIEN\\{person}", ProcessId=str(rnd.randint(1000, 9000)))
        else:
            event(at, "Security", 4688, machine, audit, NewProcessName=image, CommandLine=command, ParentProcessName=parent, SubjectUserName=person, SubjectDomainName="DIENBIEN", NewProcessId="0x1f4")
    # Files: saved, recent, signed, converted, backed up.
    for n in range(420):
        machine, person = rnd.choice(machines)
        name = rnd.choice([f"D:\\CongVan\\2026\\cong-van-{n}.docx", f"C:\\Users\\{person}\\AppData\\Roaming\\Microsoft\\Windows\\Recent\\cong-van-{n}.docx.lnk", f"D:\\KySo\\cong-van-{n}.pdf.p7s",
                           f"D:\\CongVan\\cong-van-{n}.docx.pdf", f"C:\\Users\\{person}\\Downloads\\bieu-mau-{n}.xlsx.crdownload", f"D:\\MISA\\data\\2026.mdb.bak", f"C:\\Users\\{person}\\AppData\\Local\\Temp\\~WRD{n}.tmp"])
        event(moment(7, 17), sysmon_log, 11, machine, sysmon, Image="C:\\Windows\\explorer.exe", TargetFilename=name, User=f"DIENBIEN\\{person}")
    # A morning of digital signing, and web publishing by a person.
    for n in range(140):
        event(DAY + timedelta(hours=3, seconds=n), sysmon_log, 11, "PC-VANTHU-01.dienbien.local", sysmon, Image="C:\\Program Files\\VGCA\\kyso.exe", TargetFilename=f"D:\\KySo\\2026\\quyet-dinh-{n}.pdf.p7s", User="DIENBIEN\\nguyenvanan")
    event(moment(), sysmon_log, 11, "SRV-WEB.dienbien.local", sysmon, Image="C:\\Windows\\explorer.exe", TargetFilename="C:\\inetpub\\wwwroot\\CongTTDT\\Default.aspx", User="DIENBIEN\\quantri")
    for n in range(40):
        event(moment(), sysmon_log, 11, "SRV-WEB.dienbien.local", sysmon, Image="C:\\Windows\\System32\\inetsrv\\w3wp.exe", TargetFilename=rnd.choice(["C:\\inetpub\\wwwroot\\CongTTDT\\Portals\\0\\VanBan\\QD-%d.pdf" % n, "C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\Temporary ASP.NET Files\\root\\a1\\App_Web_%d.dll" % n]), User="IIS APPPOOL\\CongTTDT")
    # Connections and names.
    for n in range(300):
        machine, person = rnd.choice(machines)
        image, target, name = rnd.choice([(f"C:\\Users\\{person}\\AppData\\Local\\Programs\\Zalo\\Zalo.exe", "118.102.1.120", "chat.zalo.me"), ("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "142.250.66.78", "www.google.com"),
                                          ("C:\\Windows\\System32\\svchost.exe", "13.107.4.50", "ctldl.windowsupdate.com"), ("C:\\Program Files\\MISA\\misa.exe", "203.162.0.181", "capnhat.misa.com.vn"),
                                          (f"C:\\Users\\{person}\\AppData\\Local\\Microsoft\\OneDrive\\OneDrive.exe", "13.107.42.12", "api.onedrive.com")])
        at = moment(7, 17)
        event(at, sysmon_log, 22, machine, sysmon, Image=image, QueryName=name, QueryStatus="0", QueryResults=f"::ffff:{target};", User=f"DIENBIEN\\{person}")
        event(at, sysmon_log, 3, machine, sysmon, Image=image, Initiated="true", Protocol="tcp", SourceIp="10.20.7.30", SourcePort="51000", DestinationIp=target, DestinationPort="443", User=f"DIENBIEN\\{person}")
    # What security products, updates and management do.
    for n in range(60):
        machine, person = rnd.choice(machines)
        source, mask = rnd.choice([("C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.26090.9-0\\MsMpEng.exe", "0x1410"), ("C:\\Program Files (x86)\\Kaspersky Lab\\KES.12.6.0\\avp.exe", "0x1410"),
                                   ("C:\\Windows\\System32\\Taskmgr.exe", "0x1400"), ("C:\\Windows\\System32\\svchost.exe", "0x1000"), (f"C:\\Users\\{person}\\AppData\\Local\\Programs\\Zalo\\Zalo.exe", "0x1000")])
        event(moment(7, 17), sysmon_log, 10, machine, sysmon, SourceImage=source, TargetImage="C:\\Windows\\System32\\lsass.exe", GrantedAccess=mask)
        event(moment(7, 17), "Microsoft-Windows-Windows Defender/Operational", rnd.choice([1001, 2000, 2002, 5007]), machine, "Microsoft-Windows-Windows Defender", **{"Product Name": "Microsoft Defender Antivirus"})
    event(moment(), "Microsoft-Windows-Windows Defender/Operational", 1116, "PC-NOIVU-02.dienbien.local", "Microsoft-Windows-Windows Defender", **{"Threat Name": "HackTool:Win32/AutoKMS", "Severity ID": "4", "Severity Name": "High"})
    for service, path in [("TeamViewer", '"C:\\Program Files\\TeamViewer\\TeamViewer_Service.exe"'), ("MISA SME Update", "C:\\Program Files\\MISA\\capnhat.exe"), ("CDPUserSvc_4f2a1", "C:\\Windows\\system32\\svchost.exe -k UnistackSvcGroup"),
                          ("Microsoft Defender Antivirus Service", '"C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.26090.9-0\\MsMpEng.exe"'), ("VGCA Sign Service", "C:\\Program Files\\VGCA\\signsvc.exe")]:
        event(moment(), "System", 7045, rnd.choice(machines)[0], scm, ServiceName=service, ImagePath=path, ServiceType="user mode service", StartType="auto start", AccountName="LocalSystem")
    for task, action in [("\\OneDrive Standalone Update Task", "%localappdata%\\Microsoft\\OneDrive\\OneDriveStandaloneUpdater.exe"), ("\\SaoLuuHoSo", "C:\\Program Files\\SaoLuu\\hangngay.exe"), ("\\CocCocUpdate", "C:\\Users\\ltha\\AppData\\Local\\CocCoc\\Update\\CocCocUpdate.exe")]:
        event(moment(), "Security", 4698, rnd.choice(machines)[0], audit, TaskName=task, TaskContent=f"<Task><Actions><Exec><Command>{action}</Command></Exec></Actions></Task>", SubjectUserName="quantri", SubjectDomainName="DIENBIEN")
    for key, value in [("Zalo", '"C:\\Users\\ltha\\AppData\\Local\\Programs\\Zalo\\Zalo.exe" --startup'), ("OneDrive", '"C:\\Users\\ltha\\AppData\\Local\\Microsoft\\OneDrive\\OneDrive.exe" /background'), ("UniKey", "D:\\UniKeyNT.exe")]:
        event(moment(), sysmon_log, 13, rnd.choice(machines)[0], sysmon, EventType="SetValue", Image="C:\\Windows\\explorer.exe", TargetObject=f"HKU\\S-1-5-21-1-2-3-1001\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\{key}", Details=value, User="DIENBIEN\\ltha")
    # A machine joins the domain; a colleague joins an ordinary group; the help desk looks on.
    event(moment(), "Security", 4732, "PC-NOIVU-05", audit, MemberName="-", MemberSid="S-1-5-21-99-98-97-512", TargetUserName="Administrators", TargetDomainName="Builtin", TargetSid="S-1-5-32-544", SubjectUserName="PC-NOIVU-05$", SubjectDomainName="WORKGROUP")
    event(moment(), "Security", 4720, "DC01.dienbien.local", audit, TargetUserName="canbomoi", TargetDomainName="DIENBIEN", TargetSid="S-1-5-21-1-2-3-1200", SubjectUserName="quantri", SubjectDomainName="DIENBIEN")
    event(moment(), "Security", 4728, "DC01.dienbien.local", audit, MemberName="CN=Can Bo Moi,OU=SoNoiVu,DC=dienbien,DC=local", MemberSid="S-1-5-21-1-2-3-1200", TargetUserName="SoNoiVu", TargetDomainName="DIENBIEN", TargetSid="S-1-5-21-1-2-3-1500", SubjectUserName="quantri", SubjectDomainName="DIENBIEN")
    event(DAY + timedelta(hours=5), sysmon_log, 1, "PC-MOTCUA-03.dienbien.local", sysmon, Image="C:\\Program Files (x86)\\UltraViewer\\UltraViewer_Desktop.exe", CommandLine="UltraViewer_Desktop.exe", ParentImage="C:\\Windows\\explorer.exe", User="DIENBIEN\\dovankhanh")
    for n in range(3):
        event(moment(), "Security", 4624, "SRV-HSCV.dienbien.local", audit, TargetUserName="quantri", TargetDomainName="DIENBIEN", TargetLogonId="0x51a", IpAddress="10.20.1.9", LogonType="10")
    log.write()


# ---------------------------------------------------------------- network
def firewall():
    log = Log("fortigate.log")

    def traffic(at, **fields):
        head = f'date={at:%Y-%m-%d} time={at:%H:%M:%S} devname="FGT-TTDL" devid="FG100E4Q17000001" tz="+0700"'
        log.add(at, head + " " + " ".join(f'{key}={value}' if isinstance(value, int) or "." in value and key.endswith("ip") else f'{key}="{value}"' for key, value in fields.items()))

    for _ in range(600):
        at, port = moment(), rnd.choice([443, 443, 443, 80, 53, 123, 8443])
        traffic(at, logid="0000000013", type="traffic", subtype="forward", level="notice", vd="root", srcip=f"10.20.7.{rnd.randint(10, 60)}", srcport=rnd.randint(49152, 65000), srcintf="lan",
                dstip=rnd.choice(["142.250.66.78", "118.102.1.120", "13.107.42.12", "203.162.0.181"]), dstport=port, dstintf="wan1", proto=6, action="close", policyid=5, service="HTTPS", sentbyte=rnd.randint(500, 90000), rcvdbyte=rnd.randint(500, 900000))
    # The Internet's noise, a server that lost its partner, chatter of an office, cameras that stay inside.
    for _ in range(300):
        traffic(moment(), logid="0001000014", type="traffic", subtype="local", level="notice", vd="root", srcip=f"203.0.113.{rnd.randint(1, 250)}", srcport=rnd.randint(1024, 65000), srcintf="wan1",
                dstip="198.51.100.10", dstport=rnd.choice([22, 23, 80, 445, 1433, 3389, 5060, 8080, rnd.randint(1, 65000)]), dstintf="root", proto=6, action="deny", policyid=0, service="tcp", sentbyte=0, rcvdbyte=0)
    for n in range(240):
        traffic(DAY + timedelta(hours=1, minutes=n), logid="0000000013", type="traffic", subtype="forward", level="notice", vd="root", srcip="10.20.1.11", srcport=rnd.randint(49152, 65000), srcintf="dmz",
                dstip="10.20.1.99", dstport=1433, dstintf="lan", proto=6, action="deny", policyid=0, service="MS-SQL", sentbyte=0, rcvdbyte=0)
    for n in range(120):
        traffic(moment(), logid="0000000013", type="traffic", subtype="forward", level="notice", vd="root", srcip=f"10.20.7.{rnd.randint(10, 60)}", srcport=137, srcintf="lan", dstip="10.20.7.255", dstport=137, dstintf="lan", proto=17, action="deny", policyid=0, service="NBNS", sentbyte=0, rcvdbyte=0)
        traffic(moment(), logid="0000000013", type="traffic", subtype="forward", level="notice", vd="root", srcip=f"192.168.50.{rnd.randint(10, 90)}", srcport=rnd.randint(49152, 65000), srcintf="vlan-camera", dstip="10.20.1.60", dstport=554, dstintf="dmz", proto=6, action="close", policyid=7, service="RTSP", sentbyte=900000, rcvdbyte=9000)
    for admin in range(3):
        at = moment(7.5, 16)
        traffic(at, logid="0100032002", type="event", subtype="system", level="alert", vd="root", logdesc="Admin login failed", user="quantri", ui="https(10.20.1.9)", method="https", srcip="10.20.1.9", dstip="10.20.1.1", action="login", status="failed", reason="passwd_invalid", msg="Administrator quantri login failed from https(10.20.1.9) because of invalid password")
        traffic(at + timedelta(seconds=12), logid="0100032001", type="event", subtype="system", level="information", vd="root", logdesc="Admin login successful", user="quantri", ui="https(10.20.1.9)", method="https", srcip="10.20.1.9", dstip="10.20.1.1", action="login", status="success", reason="none", msg="Administrator quantri logged in successfully from https(10.20.1.9)")
    for person in PEOPLE[:12]:
        at, ip = moment(18 - 12, 8), f"113.160.{rnd.randint(1, 30)}.{rnd.randint(2, 250)}"
        for _ in range(rnd.choice([0, 0, 1, 2])):
            traffic(at, logid="0101039426", type="event", subtype="vpn", level="alert", vd="root", logdesc="SSL VPN login fail", action="ssl-login-fail", tunneltype="ssl-web", tunnelid=0, remip=ip, user=person, group="N/A", dst_host="N/A", reason="sslvpn_login_permission_denied", msg="SSL user failed to logged in")
            at += timedelta(seconds=15)
        traffic(at, logid="0101039424", type="event", subtype="vpn", level="information", vd="root", logdesc="SSL VPN tunnel up", action="tunnel-up", tunneltype="ssl-tunnel", tunnelid=rnd.randint(100, 999), remip=ip, user=person, group="vpn", dst_host="N/A", reason="tunnel established", msg="SSL tunnel established")
    for n in range(20):
        traffic(moment(), logid="0419016384", type="utm", subtype="ips", eventtype="signature", level="alert", vd="root", severity=rnd.choice(["critical", "high"]), srcip=f"203.0.113.{n + 1}", dstip="10.20.1.10", srcintf="wan1", dstintf="dmz", action="dropped", proto=6, service="HTTP", policyid=7, attack="ThinkPHP.Controller.Parameter.Remote.Code.Execution", srcport=4022, dstport=80, attackid=46985, msg="web_app3: ThinkPHP")
    log.write()


portal()
school()
web_errors()
auth()
syslog()
windows()
firewall()
