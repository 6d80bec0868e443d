namespace SocCoordination.Service.Features.Demo.Stories;

/// <summary>What hosts write all day: nothing that a rule should say a word about.</summary>
internal static class OrdinaryLines
{
    private static readonly string[] Web =
    [
        """{ip} - - [{clf}] "GET / HTTP/1.1" 200 28411 "-" "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0 Safari/537.36" """,
        """{ip} - - [{clf}] "GET /dich-vu-cong/tra-cuu?maHoSo=DLK-2026-00{n} HTTP/1.1" 200 9120 "https://dichvucong.daklak.gov.vn/" "Mozilla/5.0 (Linux; Android 13) Chrome/128.0 Mobile Safari/537.36" """,
        """{ip} - - [{clf}] "POST /dich-vu-cong/nop-ho-so HTTP/1.1" 302 0 "https://dichvucong.daklak.gov.vn/dang-nhap" "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/129.0" """,
        """{ip} - - [{clf}] "GET /van-ban/chi-tiet/{n}/ke-hoach-chuyen-doi-so HTTP/1.1" 200 15230 "-" "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0" """,
        """{ip} - - [{clf}] "GET /tin-tuc/hoi-nghi-tong-ket-{n} HTTP/1.1" 200 18220 "https://www.google.com/" "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari/604.1" """,
        """{ip} - - [{clf}] "GET /assets/css/chinh.css?v=12 HTTP/1.1" 304 0 "-" "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/109.0" """,
        """{ip} - - [{clf}] "GET /anh/logo.png HTTP/1.1" 200 8812 "-" "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/129.0" """,
    ];

    private static readonly string[] Auth =
    [
        "{syslog} {host} sshd[{n}]: Accepted publickey for quantri from 10.10.3.9 port 5{n} ssh2: ED25519 SHA256:Xo0Jm3v1v0nYb0Yw5b8C2W1l7m4u1n9Qx3s5t7u9v1w",
        "{syslog} {host} sshd[{n}]: pam_unix(sshd:session): session opened for user quantri(uid=1000) by quantri(uid=0)",
        "{syslog} {host} CRON[{n}]: pam_unix(cron:session): session opened for user root(uid=0) by root(uid=0)",
        "{syslog} {host} CRON[{n}]: pam_unix(cron:session): session closed for user root",
        "{syslog} {host} sudo:  quantri : TTY=pts/0 ; PWD=/home/quantri ; USER=root ; COMMAND=/usr/bin/systemctl reload nginx",
    ];

    private static readonly string[] Mail =
    [
        "{syslog} {host} dovecot: imap-login: Login: user=<canbo{n}@daklak.gov.vn>, method=PLAIN, rip=10.10.5.77, lip=10.10.3.25, mpid={n}, TLS",
        "{syslog} {host} postfix/smtp[{n}]: 4XK1J{n}: to=<vanthu@daklak.gov.vn>, relay=10.10.3.26[10.10.3.26]:25, delay=0.4, dsn=2.0.0, status=sent (250 2.0.0 Ok)",
    ];

    private static readonly string[] Windows =
    [
        """{"Channel":"Security","EventID":4624,"Provider_Name":"Microsoft-Windows-Security-Auditing","Computer":"{host}","TimeCreated":"{iso}","EventRecordID":{record},"TargetUserName":"vanthu","TargetDomainName":"{host}","LogonType":"2","IpAddress":"127.0.0.1","LogonProcessName":"User32"}""",
        """{"Channel":"Security","EventID":4634,"Provider_Name":"Microsoft-Windows-Security-Auditing","Computer":"{host}","TimeCreated":"{iso}","EventRecordID":{record},"TargetUserName":"vanthu","TargetDomainName":"{host}","LogonType":"2"}""",
        """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Provider_Name":"Microsoft-Windows-Sysmon","Computer":"{host}","TimeCreated":"{iso}","EventRecordID":{record},"Image":"C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE","CommandLine":"WINWORD.EXE /n D:\\CongVan\\2026\\cong-van-{n}.docx","ParentImage":"C:\\Windows\\explorer.exe","User":"{host}\\vanthu"}""",
        """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Provider_Name":"Microsoft-Windows-Sysmon","Computer":"{host}","TimeCreated":"{iso}","EventRecordID":{record},"Image":"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe","CommandLine":"chrome.exe https://dichvucong.gov.vn","ParentImage":"C:\\Windows\\explorer.exe","User":"{host}\\motcua"}""",
    ];

    /// <summary>A line that a host of this kind writes.</summary>
    public static (LineShape Shape, string Template) Of(DemoHostKind kind, Random random) => kind switch
    {
        DemoHostKind.Web => random.Next(5) == 0 ? (LineShape.AuthLog, Pick(Auth, random)) : (LineShape.NginxAccess, Pick(Web, random)),
        DemoHostKind.Mail => random.Next(4) == 0 ? (LineShape.AuthLog, Pick(Auth, random)) : (LineShape.MailLog, Pick(Mail, random)),
        _ => (LineShape.WindowsEvent, Pick(Windows, random)),
    };

    /// <summary>What the data centre's firewall lets through.</summary>
    public const string Firewall =
        """<189>date={date} time={time} devname="FGT-TTDL" devid="FG100E4Q17000001" tz="{offset}" logid="0000000013" type="traffic" subtype="forward" level="notice" vd="root" srcip=10.10.5.{n} srcport=51022 srcintf="lan" dstip=10.10.2.11 dstport=443 dstintf="dmz" proto=6 action="accept" policyid=12 service="HTTPS" sentbyte=2210 rcvdbyte=18230""";

    private static string Pick(string[] templates, Random random) => templates[random.Next(templates.Length)];
}
