import psycopg

psycopg.connect("postgresql://lab:pw@db.lab.internal/lab?ssl%6Dode=require").close()
